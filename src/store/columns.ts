import { LAYERS, type Layer } from '../core/loop/glossary.ts';
import { type Pipeline, pipelineSchema } from '../core/loop/pipeline.ts';

export const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);
export const ms = (at: Temporal.Instant): number => at.epochMilliseconds;

const parsedPipelines = new Map<string, Pipeline>();

/** Roles opened from one pipeline share its text, and boards read hundreds of roles: parse each text once. */
export function readPipeline(json: string): Pipeline {
  const known = parsedPipelines.get(json);
  if (known) return known;
  const pipeline = pipelineSchema.parse(JSON.parse(json));
  parsedPipelines.set(json, pipeline);
  return pipeline;
}

export function readLayers(json: string): Layer[] {
  const stored = JSON.parse(json) as string[];
  return LAYERS.filter(layer => stored.includes(layer));
}
