import { Server } from '@modelcontextprotocol/server';
import { ToolRefusal, type AgentTool } from '../../agents/tool';
import { agentTools } from '../../agents/tools';
import { toolInputSchema } from '../../agents/toolSchema';
import type { AgentWorkspace } from '../../agents/workspace';
import { ockhamVersion } from '../version';

/** What a model reads once, whatever it calls. */
const instructions =
  'Ockham plans the simplest AI architecture that works. Ask the user for needs, write them with update_plan (collectEvidence measures the facts), decide with assess_plan, price with estimate_cost, build with scaffold_starter what it says to build now. Repeat ranges as ranges and unknown as unknown; never guess tokens or prices.';

/** Notifications beyond these few a second would only cost. */
const millisecondsBetweenProgress = 250;

// The low-level server: McpServer wants zod schemas of its own making, and our tools already speak JSON Schema.
/* eslint-disable @typescript-eslint/no-deprecated */
/** An MCP server with the tools for agents, not connected yet. */
export function createServer(workspace: AgentWorkspace): Server {
  const server = new Server(
    { name: 'ockham', title: 'Ockham', version: ockhamVersion },
    { capabilities: { tools: {} }, instructions },
  );
  /* eslint-enable @typescript-eslint/no-deprecated */
  server.setRequestHandler('tools/list', () => ({ tools: agentTools.map(describeTool) }));
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const tool = agentTools.find(({ name }) => name === params.name);
    if (!tool)
      return failure(
        `There is no tool "${params.name}", only ${agentTools.map(({ name }) => name).join(', ')}.`,
      );
    const token = mcpReq._meta?.progressToken;
    const { signal } = mcpReq;
    try {
      const text = await tool.run(params.arguments, workspace, {
        signal,
        onProgress:
          token === undefined
            ? () => undefined
            : reportProgress((progress, message) =>
                mcpReq.notify({
                  method: 'notifications/progress',
                  params: { progressToken: token, progress, message },
                }),
              ),
      });
      return { content: [{ type: 'text', text }] };
    } catch (error) {
      if (signal.aborted) return failure('Cancelled.');
      if (error instanceof ToolRefusal) return failure(error.message);
      console.error(error);
      return failure(
        `Ockham failed at ${tool.name}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  });
  return server;
}

function describeTool(tool: AgentTool) {
  const { name, title, description, writes, overwrites } = tool;
  return {
    name,
    title,
    description,
    inputSchema: { ...toolInputSchema(tool), type: 'object' as const },
    annotations: {
      title,
      readOnlyHint: !writes,
      destructiveHint: overwrites,
      idempotentHint: !writes || overwrites,
      openWorldHint: false,
    },
  };
}

function failure(text: string) {
  return { content: [{ type: 'text' as const, text }], isError: true };
}

/** Sends a few steps a second, counted up as the protocol wants it. */
function reportProgress(
  send: (progress: number, message: string) => Promise<void>,
): (message: string) => void {
  let [sent, last] = [0, 0];
  return (message) => {
    const now = performance.now();
    if (sent > 0 && now - last < millisecondsBetweenProgress) return;
    [sent, last] = [sent + 1, now];
    // Nobody listens any more: the call itself finds out.
    send(sent, message).catch(() => undefined);
  };
}
