import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TrainerError } from './trainerError.ts';
import type { Submission, TrainerProvider } from './types.ts';

/**
 * Writes what open-weights trainers need, and stops: you start the training on a machine of your own.
 * Neither file has been run by this project.
 */
export function exportTrainer(folder: string): TrainerProvider {
  return {
    name: 'export',
    validate: () => [],
    estimate: () => ({
      kind: 'known',
      low: 0,
      likely: 0,
      high: 0,
      method: 'writing files costs nothing; the GPU that you train on is not in it',
    }),
    submit: async (submission) => {
      const target = path.join(folder, submission.key);
      await mkdir(target, { recursive: true });
      for (const [name, content] of Object.entries(exportedFiles(submission))) {
        await writeFile(path.join(target, name), content);
      }
      return target;
    },
    poll: (jobId) =>
      Promise.reject(
        new TrainerError(
          'rejected',
          `the files are in ${jobId}: train there, serve the model by an OpenAI-compatible server, and set tunedModel in training.json`,
        ),
      ),
    cancel: () => Promise.resolve(),
  };
}

function exportedFiles(submission: Submission): Readonly<Record<string, string>> {
  const { training, validation, baseModel, epochs } = submission;
  const model = JSON.stringify(baseModel);
  return {
    'training.jsonl': training,
    ...(validation === undefined ? {} : { 'validation.jsonl': validation }),
    'axolotl.yaml': `# Axolotl: axolotl train axolotl.yaml
# Written by the fine-tuning starter; it has not been run. Check it against the version of Axolotl that you install.
base_model: ${model}
datasets:
  - path: training.jsonl
    type: chat_template
    field_messages: messages
    roles_to_train: [assistant]
${validation === undefined ? '' : `test_datasets:\n  - path: validation.jsonl\n    ds_type: json\n    split: train\n    type: chat_template\n    field_messages: messages\n    roles_to_train: [assistant]\n`}adapter: lora
lora_r: 16
lora_alpha: 32
lora_dropout: 0.05
lora_target_linear: true
sequence_len: 4096
sample_packing: false
num_epochs: ${String(epochs)}
micro_batch_size: 2
gradient_accumulation_steps: 4
learning_rate: 0.0002
optimizer: adamw_torch
lr_scheduler: cosine
bf16: auto
seed: 42
output_dir: ./out
`,
    'trl_sft.py': `"""TRL: python trl_sft.py (needs: datasets, peft, trl).

Written by the fine-tuning starter; it has not been run. Check it against the version of TRL that you install.
"""

from datasets import load_dataset
from peft import LoraConfig
from trl import SFTConfig, SFTTrainer

files = {"train": "training.jsonl"${validation === undefined ? '' : ', "validation": "validation.jsonl"'}}
data = load_dataset("json", data_files=files)

trainer = SFTTrainer(
    model=${model},
    train_dataset=data["train"],
    eval_dataset=data.get("validation"),
    peft_config=LoraConfig(r=16, lora_alpha=32, lora_dropout=0.05, target_modules="all-linear"),
    args=SFTConfig(
        output_dir="out",
        num_train_epochs=${String(epochs)},
        per_device_train_batch_size=2,
        gradient_accumulation_steps=4,
        learning_rate=2e-4,
        assistant_only_loss=True,
        seed=42,
    ),
)
trainer.train()
trainer.save_model("out")
`,
  };
}
