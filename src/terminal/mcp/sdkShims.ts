/**
 * What the MCP SDK takes from its host, in place of its own choice for Node: that one brings a second validator of
 * JSON schema along.
 */
export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
export { default as process } from 'node:process';
