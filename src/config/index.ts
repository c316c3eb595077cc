/**
 * What an administrator sets, from the environment to one frozen, checked value.
 * This room refuses to know what any of it is used for.
 */
export { type Config, ConfigError, type KeptDays, readConfig } from './config.ts';
