import { loadCatalogue, SHIPPED_DATA } from '../../catalogue.ts';
import { UserError } from '../../core/user-error.ts';
import { type Check, fix, ok, unknown } from './check.ts';

export const dataFilesCheck: Check = {
  title: 'Packs, pipelines and rubrics',
  async run({ data }) {
    if (!data) return unknown('The data folder', 'the environment');
    const folders = data.dataFolder ? [SHIPPED_DATA, data.dataFolder] : [SHIPPED_DATA];
    try {
      const { packs, pipelines, rubrics } = loadCatalogue({ folders });
      const counts = `${packs.length} packs, ${pipelines.length} pipelines and ${rubrics.length} rubrics`;
      return [ok(`${counts} without a mistake.`)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [fix(error.message.trimEnd(), error.hint ?? 'Correct the files.')];
    }
  },
};
