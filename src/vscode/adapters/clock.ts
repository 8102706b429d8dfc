/** The day (ISO 8601, UTC). */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
