// esbuild keeps the working folder of the moment at which it is loaded, and starts its process there. Tests that change the folder share
// a process with others, so it is loaded before any of them.
import 'esbuild';
