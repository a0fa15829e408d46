/** The part of sherpa-onnx-node 1.13.8 that is used here. The package has its types as comments only. */
declare module 'sherpa-onnx-node' {
  type Sound = {samples: Float32Array; sampleRate: number};
  type Config = {
    model: {
      vits?: Record<string, string | number>;
      kokoro?: Record<string, string | number>;
      numThreads: number;
      provider: 'cpu';
    };
    maxNumSentences: number;
  };
  const sherpa: {
    OfflineTts: new (
      config: Config,
    ) => {
      generate: (line: {text: string; sid: number; speed: number; enableExternalBuffer: boolean}) => Sound;
    };
    writeWave: (file: string, sound: Sound) => boolean;
  };
  export default sherpa;
}
