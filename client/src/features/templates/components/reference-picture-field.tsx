import { Button, Group, Loader } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type FileRejection, useDropzone } from 'react-dropzone';
import { IconCamera } from '../../../components/ui/icons.tsx';
import { playTexts } from '../../../texts/play.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { uploadReferencePictureMutation } from '../api/upload-reference-picture.ts';
import { thumbnailOf } from '../picture-address.ts';
import classes from './reference-picture-field.module.css';

interface Props {
  task: { taskName: string; referencePicture?: string | undefined };
  faults: Record<string, string> | undefined;
  onChange: (to: { referencePicture: string | undefined }) => void;
}

/** Bytes. */
const LARGEST = 10 * 1024 * 1024;
const TYPES = { 'image/*': ['.jpg', '.jpeg', '.png', '.webp', '.gif', '.avif'] };

/** The picture that is sent with a question: dropped or chosen, uploaded at once, kept when the template is saved. */
export function ReferencePictureField({ task, faults, onChange }: Props) {
  const texts = useTexts(playTexts).reference;
  const [refused, setRefused] = useState<string | null>(null);
  const upload = useMutation({
    ...uploadReferencePictureMutation,
    onSuccess: ({ filename }) => onChange({ referencePicture: filename }),
  });
  const drop = useDropzone({
    accept: TYPES,
    maxSize: LARGEST,
    multiple: false,
    noClick: true,
    noKeyboard: true,
    disabled: upload.isPending,
    onDrop: ([file], [rejection]) => {
      setRefused(rejection ? texts[reasonOf(rejection)] : null);
      upload.reset();
      if (file) upload.mutate(file);
    },
  });
  const fault = refused ?? upload.error?.message ?? faults?.referencePicture;
  const { referencePicture } = task;
  return (
    <fieldset className={classes.field} data-testid="reference-picture">
      <legend className={classes.legend}>{texts.label}</legend>
      <p className={classes.hint}>{texts.hint}</p>
      <div
        {...drop.getRootProps({ className: classes.drop, 'data-over': drop.isDragActive, role: undefined })}
      >
        <input {...drop.getInputProps({ 'aria-label': texts.label })} />
        {referencePicture && (
          <img
            className={classes.picture}
            src={thumbnailOf(referencePicture)}
            alt={texts.alt(task.taskName)}
          />
        )}
        {upload.isPending ? (
          <span className={classes.uploading} role="status">
            <Loader size="sm" /> {texts.uploading}
          </span>
        ) : (
          <Group gap="xs">
            <Button variant="default" size="sm" leftSection={<IconCamera size={16} />} onClick={drop.open}>
              {referencePicture ? texts.replace : texts.drop}
            </Button>
            {referencePicture && (
              <Button variant="default" size="sm" onClick={() => onChange({ referencePicture: undefined })}>
                {texts.remove}
              </Button>
            )}
          </Group>
        )}
      </div>
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function reasonOf({ errors }: FileRejection): 'notOne' | 'tooLarge' | 'noPicture' {
  const [first] = errors;
  if (first?.code === 'too-many-files') return 'notOne';
  return first?.code === 'file-too-large' ? 'tooLarge' : 'noPicture';
}
