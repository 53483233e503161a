import type { ActionState } from '../actions/action.rules.js';
import type { Lacked, LearningQuestion, Preventable } from '../learnings/learning.rules.js';

/** What somebody does about it. */
interface DemoAction {
  title: string;
  effect: string;
  state: ActionState;
  dueInDays: number;
  outcome?: string;
  /** By the lead who asked for it, and by who does it, in turn. */
  comments?: string[];
}

/** What visitors and hosts of the demo company learn again and again, in more words than one. */
export interface DemoTopic {
  theme: string;
  question: LearningQuestion;
  texts: [string, ...string[]];
  /** The department it is for. */
  department?: string;
  preventable?: Preventable;
  lacked?: Lacked[];
  action?: DemoAction;
}

export const demoThemes = ['Facturen', 'Verhuizen', 'Website', 'Brieven', 'Levering', 'Inloggen', 'Schade melden', 'Bereikbaarheid']; // prettier-ignore

/** What nobody took up yet, the most heard first. */
export const waitingTopics: DemoTopic[] = [
  {
    theme: 'Bereikbaarheid',
    question: 'surprise',
    texts: [
      'Veel klanten hebben eerst de website geprobeerd en bellen pas daarna.',
      'Bijna iedereen die belt had het antwoord eerst op de site gezocht.',
    ],
  },
  {
    theme: 'Facturen',
    question: 'surprise',
    texts: [
      'Hoe rustig collega’s blijven als een klant boos is over een factuur.',
      'Een boze klant over een factuur was na twee minuten luisteren weer vriendelijk.',
    ],
  },
  {
    theme: 'Schade melden',
    question: 'lacked',
    texts: ['De collega kan de foto’s bij een schademelding niet openen en vraagt de klant wat erop staat.'],
    department: 'ICT',
    lacked: ['system'],
  },
  {
    theme: 'Inloggen',
    question: 'preventable',
    texts: ['Het wachtwoord moet een leesteken hebben, maar dat staat er pas na drie pogingen.'],
    department: 'Productontwikkeling',
    preventable: 'yes',
  },
  {
    theme: 'Website',
    question: 'preventable',
    texts: [
      'De zoekfunctie geeft bij “opzeggen” alleen aanbiedingen; klanten bellen dan om op te zeggen.',
      'Wie op de site naar opzeggen zoekt, vindt alleen aanbiedingen en belt.',
    ],
    department: 'Marketing',
    preventable: 'yes',
  },
  {
    theme: 'Brieven',
    question: 'surprise',
    texts: [
      'Een klant las ons woord “voorschot” als schuld. Ik schrijf het elke dag.',
      'Wat wij een voorschot noemen, noemt de klant gewoon het maandbedrag.',
    ],
    department: 'Communicatie',
  },
  {
    theme: 'Levering',
    question: 'question',
    texts: ['Kan de klant zelf een ander afhaalpunt kiezen als de zending al onderweg is?'],
    department: 'Logistiek',
  },
  {
    theme: 'Bereikbaarheid',
    question: 'preventable',
    texts: ['Het keuzemenu noemt facturen pas als vijfde, dus drukken klanten maar wat.'],
    department: 'ICT',
    preventable: 'partly',
  },
  {
    theme: 'Verhuizen',
    question: 'lacked',
    texts: ['De collega ziet niet of de nieuwe bewoner al is aangemeld en zegt daarom “dat weet ik niet”.'],
    department: 'Productontwikkeling',
    lacked: ['information'],
  },
  {
    theme: 'Facturen',
    question: 'question',
    texts: [
      'Waarom heet het op de factuur anders dan in de app?',
      'De app en de factuur gebruiken andere woorden voor hetzelfde bedrag. Waarom?',
    ],
    department: 'Finance',
  },
  {
    theme: 'Schade melden',
    question: 'surprise',
    texts: ['Bij schade willen mensen eerst hun verhaal kwijt; het formulier komt pas daarna.'],
  },
  {
    theme: 'Website',
    question: 'lacked',
    texts: ['De vloer ziet de klantpagina niet zoals de klant hem ziet en kan dus niet meekijken.'],
    department: 'ICT',
    lacked: ['system'],
  },
  {
    theme: 'Inloggen',
    question: 'surprise',
    texts: ['Ouderen bellen niet omdat ze niet willen inloggen, maar omdat de letters te klein zijn.'],
    department: 'Productontwikkeling',
  },
  {
    theme: 'Levering',
    question: 'lacked',
    texts: ['Een verkeerd bezorgd pakket mag de collega niet zelf opnieuw laten sturen.'],
    department: 'Logistiek',
    lacked: ['mandate'],
  },
  {
    theme: 'Brieven',
    question: 'preventable',
    texts: ['In de brief over tarieven staat een webadres van een halve regel; niemand typt dat over.'],
    department: 'Communicatie',
    preventable: 'yes',
  },
  {
    theme: 'Bereikbaarheid',
    question: 'surprise',
    texts: ['Op maandag tussen negen en tien komt meer binnen dan op de hele vrijdagmiddag.'],
  },
  {
    theme: 'Verhuizen',
    question: 'surprise',
    texts: ['Verhuizende klanten vragen vooral of ze hun oude telefoonnummer houden.'],
  },
  {
    theme: 'Facturen',
    question: 'preventable',
    texts: ['Bij een teruggave staat niet wanneer het geld komt, en dan bellen klanten elke dag even.'],
    department: 'Finance',
    preventable: 'yes',
  },
  {
    theme: 'Website',
    question: 'surprise',
    texts: ['Klanten maken een foto van het scherm om te laten zien wat niet werkt. Slim.'],
    department: 'Productontwikkeling',
  },
  {
    theme: 'Schade melden',
    question: 'question',
    texts: ['Hoe lang mag een expert erover doen? Op de vloer hoorde ik drie antwoorden.'],
    department: 'Schade & Claims',
  },
];
