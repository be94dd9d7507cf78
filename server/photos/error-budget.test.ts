import { expect, it } from 'vitest';
import { createErrorBudget, MOST_ERRORS, MOST_ERRORS_FOR_RETRIES } from './error-budget.ts';

const HOUR = 3_600;

function budgetAt() {
  let seconds = 0;
  const budget = createErrorBudget(() => new Date(seconds * 1_000));
  const at = (now: number) => {
    seconds = now;
  };
  return { budget, at };
}

it('stays below the 20 errors an hour that block downloads, also with two processes', () => {
  expect(2 * MOST_ERRORS).toBeLessThan(20);
});

it('holds retries back first, then everything, until the errors are an hour old', () => {
  const { budget, at } = budgetAt();
  for (let i = 0; i < MOST_ERRORS; i++) {
    at(i * 60);
    expect(budget.holdBack(false)).toBe(0);
    expect(budget.holdBack(true) > 0).toBe(i >= MOST_ERRORS_FOR_RETRIES);
    budget.count();
  }
  expect(budget.holdBack(false)).toBe(HOUR - (MOST_ERRORS - 1) * 60);
  at(HOUR - 1);
  expect(budget.holdBack(false)).toBe(1);
  at(HOUR);
  expect(budget.holdBack(false)).toBe(0);
});

it('lets a retry go when few enough errors remain', () => {
  const { budget, at } = budgetAt();
  for (let i = 0; i < 7; i++) {
    at(i);
    budget.count();
  }
  const wait = budget.holdBack(true);
  at(6 + wait - 1);
  expect(budget.holdBack(true)).toBe(1);
  at(6 + wait);
  expect(budget.holdBack(true)).toBe(0);
});
