import { NewTask } from '../../shared/contracts/templates.ts';

/**
 * A bottled-water plant. Phone numbers come from the range that North America keeps for fiction (555-0100 to 0199):
 * valid to libphonenumber, nobody's.
 */
export const exampleMachines = [
  { name: 'Rinser-filler-capper 1', code: 'RFC-1', location: 'Filling hall' },
  { name: 'Air compressor 2', code: 'AC-2', location: 'Utility room' },
];

export const exampleOperators = [
  { name: 'Asha Verma', phoneNumber: '+12025550142', language: 'en' },
  { name: 'Budi Santoso', phoneNumber: '+12025550143', language: 'en' },
];

export const exampleTemplates = [
  {
    name: 'Rinse, fill, cap: start of shift',
    tasks: [
      {
        taskName: 'Guards and interlocks',
        verificationCriteria: 'All guards closed. Opening one stops the machine.',
        photo: 'optional',
      },
      {
        taskName: 'Check oil level',
        verificationCriteria: 'Sight glass between the two marks, no drops below it.',
        photo: 'required',
      },
      {
        taskName: 'TDS of the product water',
        verificationCriteria: 'Let the sample tap run for ten seconds first.',
        answerType: 'number',
        unit: 'ppm',
        min: 40,
        max: 120,
        photo: 'optional',
      },
      {
        taskName: 'Leaks at valves and hoses',
        verificationCriteria: 'Dry to the touch at all twelve filling valves.',
        photo: 'required_on_nok',
      },
      {
        taskName: 'Cleanliness of the filling area',
        answerType: 'choice',
        choices: ['Clean', 'Cleaned just now', 'Needs cleaning'],
        photo: 'none',
      },
    ],
  },
  {
    name: 'Air compressor: daily round',
    tasks: [
      {
        taskName: 'Outlet pressure',
        verificationCriteria: 'Read it while the compressor is loaded.',
        answerType: 'number',
        unit: 'bar',
        min: 6.5,
        max: 8,
        photo: 'none',
      },
      {
        taskName: 'Condensate drain',
        verificationCriteria: 'Drains by itself; no water in the receiver.',
        photo: 'required_on_nok',
      },
      { taskName: 'Photo of the hour meter', answerType: 'photo' },
      { taskName: 'Noise, smell or vibration', answerType: 'text', photo: 'optional' },
    ],
  },
].map((template) => ({ ...template, tasks: template.tasks.map((task) => NewTask.parse(task)) }));
