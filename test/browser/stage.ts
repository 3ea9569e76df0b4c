import { aReviewStage, type ReviewStage } from '../support/review-stage.js';
import { aBrowser, type TestBrowser } from './browser.js';

export interface StageInABrowser {
  readonly stage: ReviewStage;
  readonly browser: TestBrowser;
  /** Of the marketplace. */
  readonly url: string;
}

/** A Gatehouse with the people of a review, and a browser to look at it. The caller ends both by `leave`. */
export async function aStageInABrowser(): Promise<StageInABrowser> {
  const [stage, browser] = await Promise.all([aReviewStage(), aBrowser()]);
  return { stage, browser, url: stage.gatehouse.environment.values.PUBLIC_URL };
}

export async function leave({ stage, browser }: Omit<StageInABrowser, 'url'>): Promise<void> {
  await browser.close();
  await stage.gatehouse.stop();
}
