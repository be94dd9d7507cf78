/** A question, as the version of the template that the conversation started with keeps it. */
export interface Task {
  taskName: string;
  verificationCriteria?: string | undefined;
  answerType: 'ok_nok' | 'number' | 'choice' | 'text' | 'photo';
  photo: 'none' | 'optional' | 'required' | 'required_on_nok';
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  choices?: string[] | undefined;
  /** Filename of the picture that is sent with the question. */
  referencePicture?: string | undefined;
}
