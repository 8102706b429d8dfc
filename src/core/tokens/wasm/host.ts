/** Called during long work. The host may throw from it: then `count` ends, and the next one starts afresh. */
export declare function checkpoint(): void;
