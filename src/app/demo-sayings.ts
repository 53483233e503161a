/** What hosts say that the department of their guest should know or fix. */
export const demoFixes: { theme: string; texts: [string, ...string[]] }[] = [
  {
    theme: 'Brieven',
    texts: [
      'Laat ons een brief lezen voordat hij naar duizenden klanten gaat.',
      'Wij zien een brief graag voordat hij naar klanten gaat.',
    ],
  },
  {
    theme: 'Website',
    texts: [
      'Zeg het ons een dag eerder als een pagina verandert; klanten bellen meteen.',
      'Een dag van tevoren weten dat een pagina verandert, scheelt een drukke ochtend.',
    ],
  },
  { theme: 'Bereikbaarheid', texts: ['Een vast aanspreekpunt bij jullie zou veel doorverbinden schelen.'] },
  { theme: 'Facturen', texts: ['Kondig een prijswijziging niet op vrijdagmiddag aan.'] },
  { theme: 'Levering', texts: ['Als een levering een dag opschuift, vertel het de klant voordat hij belt.'] },
  { theme: 'Inloggen', texts: ['Test een nieuwe inlogpagina eens met een oude telefoon.'] },
  { theme: 'Schade melden', texts: ['Geef een schademelding één nummer; wij zoeken nu op drie.'] },
  {
    theme: 'Verhuizen',
    texts: ['Klanten weten niet wat ze klaar moeten leggen voor een verhuizing. Een lijstje helpt.'],
  },
  {
    theme: 'Bereikbaarheid',
    texts: ['Kom een uur luisteren voor je een actie bedenkt: je hoort meteen wat er leeft.'],
  },
  { theme: 'Website', texts: ['De veelgestelde vragen zijn van twee jaar terug; wij schrijven graag mee.'] },
  { theme: 'Brieven', texts: ['Zet in elke brief waarvoor klanten ons níet hoeven te bellen.'] },
  {
    theme: 'Facturen',
    texts: ['Het verschil tussen een correctie en een teruggave legt niemand uit. Wij elke dag wel.'],
  },
];

/** What people add when they say what others said before them. */
export const demoAsides = [
  '',
  '',
  '',
  ' Vanmorgen weer.',
  ' Het kostte elke keer een minuut of drie.',
  ' Twee keer in een uur.',
  ' Mijn begeleider keek er niet van op.',
  ' Dat hoort de vloer elke week.',
];

export const demoThanks = [
  'Dank je wel dat ik naast je mocht zitten. Ik heb bewondering voor je geduld!',
  'Fijn hoe je tussen de gesprekken door alles uitlegde. Bedankt!',
  'Wat een leerzame ochtend. De koffie is de volgende keer voor mijn rekening.',
  'Je maakte van een boze klant een blije. Daar denk ik nog aan.',
  'Dank voor je openheid, ook over wat er niet goed gaat.',
  'Nu snap ik waarom jullie om dat ene veldje vroegen. Ik ga erachteraan.',
  'Ik dacht dat ik het bedrijf kende. Dank je dat ik mocht meeluisteren.',
  'Bedankt dat je op een drukke dag toch tijd voor me had.',
];

export const demoChanges = [
  'Voortaan vraag ik de klantenservice om een brief te lezen voordat hij de deur uitgaat.',
  'Ik schrijf in mijn ontwerpen op welke vragen klanten kunnen krijgen.',
  'Bij elke wijziging bel ik eerst even met de teamleider.',
  'Ik zet in elk projectplan een regel over wat de vloer ervan merkt.',
  'Eens per maand lees ik tien chats mee.',
  'Ik gebruik het woord van de klant in plaats van dat van ons systeem.',
  'In ons weekoverleg begin ik met één ding dat ik van een klant hoorde.',
];
