// @ts-check
/** Loaded into every process of a starter under test: a connection that leaves this machine fails at once. */
import net from 'node:net';

const connect = net.Socket.prototype.connect;
/** @this {net.Socket} @param {any[]} args */
net.Socket.prototype.connect = function (...args) {
  // Node calls it with its normalized arguments, [options, callback], or as a user would.
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' ? (first.host ?? 'localhost') : (args[1] ?? 'localhost');
  const local = typeof host !== 'string' || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const pipe = typeof first === 'object' && typeof first.path === 'string';
  if (!local && !pipe) throw new Error(`A starter under test connected to ${host}.`);
  return Reflect.apply(connect, this, args);
};
