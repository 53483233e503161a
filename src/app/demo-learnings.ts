import type { ActionState } from '../actions/action.rules.js';
import type { Lacked, LearningQuestion, Preventable } from '../learnings/learning.rules.js';

/** What visitors and hosts of the demo company learn again and again, in more words than one. */
export interface DemoTopic {
  theme: string;
  question: LearningQuestion;
  texts: [string, ...string[]];
  /** The department it is for. */
  department?: string;
  preventable?: Preventable;
  lacked?: Lacked[];
  action?: { title: string; effect: string; state: ActionState; dueInDays: number; outcome?: string };
}

export const demoThemes = ['Facturen', 'Verhuizen', 'Website', 'Brieven', 'Levering', 'Inloggen', 'Schade melden', 'Bereikbaarheid']; // prettier-ignore

export const demoTopics: DemoTopic[] = [
  {
    theme: 'Facturen',
    question: 'preventable',
    texts: [
      'Klanten bellen omdat de jaarafrekening niet uitlegt waarom het maandbedrag omhoog gaat.',
      'Op de jaarafrekening staat niet waarom het maandbedrag omhoog gaat, dus bellen klanten daarover.',
      'De jaarafrekening legt niet uit waarom het maandbedrag hoger wordt; klanten bellen om dat te vragen.',
    ],
    department: 'Finance',
    preventable: 'yes',
    action: {
      title: 'Op de jaarafrekening uitleggen waarom het maandbedrag verandert',
      effect: 'Een kwart minder telefoontjes in de twee weken na de jaarafrekening.',
      state: 'done',
      dueInDays: -40,
      outcome: 'De nieuwe jaarafrekening heeft een blok “Waarom dit bedrag?”. Proef met 2.000 klanten loopt goed.',
    },
  },
  {
    theme: 'Brieven',
    question: 'preventable',
    texts: [
      'De aanmaning komt aan nadat de klant al heeft betaald, en dan bellen ze boos.',
      'Klanten krijgen een aanmaning terwijl ze al betaald hebben en bellen dan boos op.',
    ],
    department: 'Finance',
    preventable: 'yes',
    action: {
      title: 'Aanmaningen twee werkdagen later versturen',
      effect: 'Geen aanmaning meer voor wie al betaald heeft.',
      state: 'doing',
      dueInDays: 12,
    },
  },
  {
    theme: 'Website',
    question: 'preventable',
    texts: [
      'De pagina over verhuizen noemt niet dat je de meterstand moet doorgeven.',
      'Over het doorgeven van de meterstand staat niets op de pagina over verhuizen.',
      'Klanten weten niet dat ze bij verhuizen de meterstand moeten doorgeven: het staat niet op de pagina.',
    ],
    department: 'Communicatie',
    preventable: 'yes',
    action: {
      title: 'Stappenplan met meterstand op de verhuispagina',
      effect: 'Minder vragen over de eindafrekening na een verhuizing.',
      state: 'done',
      dueInDays: -90,
      outcome: 'Het stappenplan staat online; de klantenservice verwijst er nu naar in de chat.',
    },
  },
  {
    theme: 'Inloggen',
    question: 'preventable',
    texts: [
      'Wie een nieuw telefoonnummer heeft, kan niet meer inloggen en moet daarvoor bellen.',
      'Met een nieuw telefoonnummer kom je niet meer in je account zonder te bellen.',
    ],
    department: 'ICT',
    preventable: 'partly',
    action: {
      title: 'Zelf je telefoonnummer wijzigen met een code per e-mail',
      effect: 'Inlogproblemen zonder telefoontje opgelost.',
      state: 'doing',
      dueInDays: -6,
    },
  },
  {
    theme: 'Levering',
    question: 'lacked',
    texts: [
      'De begeleider kan niet zien waar een zending is en moet Logistiek bellen.',
      'Waar een zending is, ziet de klantenservice niet: daarvoor moet ze Logistiek bellen.',
    ],
    department: 'Logistiek',
    lacked: ['information', 'system'],
    action: {
      title: 'Volgstatus van zendingen tonen in het klantscherm',
      effect: 'Antwoord in één gesprek, zonder terugbellen.',
      state: 'open',
      dueInDays: 45,
    },
  },
  {
    theme: 'Bereikbaarheid',
    question: 'lacked',
    texts: [
      'Voor een tegoed boven vijftig euro moet de collega eerst toestemming vragen; de klant wacht zo lang.',
      'De collega mag geen tegoed boven vijftig euro geven zonder toestemming, en de klant hangt aan de lijn.',
    ],
    lacked: ['mandate'],
    action: {
      title: 'Ruimte tot honderd euro om zelf te beslissen',
      effect: 'Klacht in één gesprek afgerond.',
      state: 'dropped',
      dueInDays: -20,
      outcome: 'Eerst wordt de nieuwe klachtenregeling afgewacht; daarna opnieuw bekijken.',
    },
  },
  {
    theme: 'Verhuizen',
    question: 'surprise',
    texts: [
      'Een verhuizing doorgeven vraagt vier schermen, en de klant hoort het typen.',
      'Ik telde vier schermen om één verhuizing door te geven.',
    ],
    department: 'Productontwikkeling',
    action: {
      title: 'Verhuizing in één scherm',
      effect: 'Twee minuten korter gesprek.',
      state: 'open',
      dueInDays: 80,
    },
  },
  {
    theme: 'Schade melden',
    question: 'preventable',
    texts: [
      'Klanten bellen om te vragen of hun schademelding is aangekomen.',
      'Na een schademelding komt geen bevestiging, en dan bellen klanten of die is aangekomen.',
    ],
    department: 'Schade & Claims',
    preventable: 'yes',
    action: {
      title: 'Bevestiging sturen bij elke schademelding',
      effect: 'Minder navraag over meldingen.',
      state: 'doing',
      dueInDays: 25,
    },
  },
  {
    theme: 'Website',
    question: 'question',
    texts: ['Waarom staat het telefoonnummer onderaan de pagina en de chat bovenaan?'],
    department: 'Marketing',
  },
  {
    theme: 'Brieven',
    question: 'question',
    texts: [
      'Kan de welkomstbrief korter? Klanten lezen niet verder dan de eerste alinea.',
      'Klanten lezen de welkomstbrief niet verder dan de eerste alinea: kan die korter?',
    ],
    department: 'Marketing',
  },
  {
    theme: 'Facturen',
    question: 'surprise',
    texts: ['Hoe rustig collega’s blijven als een klant boos is over een factuur.', 'Dat de helft van de vragen over facturen eigenlijk over de betaaldatum gaat.'], // prettier-ignore
  },
  {
    theme: 'Bereikbaarheid',
    question: 'surprise',
    texts: ['Veel klanten hebben eerst de website geprobeerd en bellen pas daarna.'],
  },
  {
    theme: 'Levering',
    question: 'preventable',
    texts: ['De bezorgmail noemt een tijdvak van een hele dag; klanten bellen om te horen hoe laat het wordt.'],
    department: 'Logistiek',
    preventable: 'partly',
  },
  {
    theme: 'Inloggen',
    question: 'lacked',
    texts: ['De collega ziet niet welke foutmelding de klant krijgt bij het inloggen.'],
    department: 'ICT',
    lacked: ['information'],
  },
];

/** What hosts say that the department of their guest should know or fix. */
export const demoFixes: { theme: string; texts: [string, ...string[]] }[] = [
  { theme: 'Brieven', texts: ['Laat ons een brief lezen voordat hij naar duizenden klanten gaat.', 'Wij zien een brief graag voordat hij naar klanten gaat.'] }, // prettier-ignore
  { theme: 'Website', texts: ['Zeg het ons een dag eerder als een pagina verandert; klanten bellen meteen.'] },
  { theme: 'Bereikbaarheid', texts: ['Een vast aanspreekpunt bij jullie zou veel doorverbinden schelen.'] },
];

export const demoThanks = [
  'Dank je wel dat ik naast je mocht zitten. Ik heb bewondering voor je geduld!',
  'Fijn hoe je tussen de gesprekken door alles uitlegde. Bedankt!',
  'Wat een leerzame ochtend. De koffie is de volgende keer voor mijn rekening.',
];

export const demoChanges = [
  'Voortaan vraag ik de klantenservice om een brief te lezen voordat hij de deur uitgaat.',
  'Ik schrijf in mijn ontwerpen op welke vragen klanten kunnen krijgen.',
  'Bij elke wijziging bel ik eerst even met de teamleider.',
];
