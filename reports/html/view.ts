/** How a page is drawn. */
export interface View {
  screenshots: (path: string) => string | null;
  /** In a page of many targets a probe that passed leaves its steps and checks to its evidence file. */
  lean: boolean;
}
