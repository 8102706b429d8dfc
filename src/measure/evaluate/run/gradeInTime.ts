import vm from 'node:vm';
import { grade, type Grade, type LocalGrader } from '../../../core/evaluation/grade';

const longestMs = 1_000;

/**
 * Grades, but gives up after a second: a pattern that backtracks without end must not hang the editor.
 * A vm's time limit ends whatever runs in it, regular expressions included. A grader that cannot work, such as a schema
 * that refers to itself without end, judges nothing.
 */
export function gradeInTime(grader: LocalGrader, answer: string): Grade | 'too slow' | 'unusable' {
  let result: Grade | undefined;
  const work = (): void => {
    result = grade(grader, answer);
  };
  try {
    vm.runInNewContext('work()', { work }, { timeout: longestMs });
  } catch (error) {
    // Thrown in the other context, whose Error is not this one's.
    const code: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'too slow' : 'unusable';
  }
  return result ?? 'too slow';
}
