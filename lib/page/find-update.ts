export { findUpdate } from '../platform/update.ts'
