export const writeWall = async (..._: unknown[]): Promise<void> => undefined;
