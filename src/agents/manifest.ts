import { toolInputSchema } from './toolSchema';
import { agentTools } from './tools';

/**
 * Where VS Code offers the tools: not in a browser without a machine behind it, where they cannot run, and not beside
 * the same tools of the MCP server.
 */
const when = '(!isWeb || remoteName) && !config.ockham.agents.mcpServer';

/** What people read of the tools, by its key in package.nls.json. */
export function manifestTexts(): Record<string, string> {
  return Object.fromEntries(
    agentTools.flatMap(({ name, title, userDescription }) => [
      [`tool.${name}.title`, title],
      [`tool.${name}.description`, userDescription],
    ]),
  );
}

/** The tools as `contributes.languageModelTools` declares them. */
export function manifestTools(): object[] {
  return agentTools.map((tool) => ({
    name: tool.name,
    toolReferenceName: tool.referenceName,
    displayName: `%tool.${tool.name}.title%`,
    userDescription: `%tool.${tool.name}.description%`,
    modelDescription: tool.description,
    canBeReferencedInPrompt: true,
    icon: tool.icon,
    when,
    tags: ['ockham', 'ai-architecture', tool.writes ? 'writes' : 'reads'],
    inputSchema: toolInputSchema(tool),
  }));
}
