<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>Appoint</name>
    <message>
        <source>Let {name} look after the members</source>
        <translation>Låt {name} sköta medlemmarna</translation>
    </message>
    <message>
        <source>Appoint</source>
        <translation>Utse</translation>
    </message>
    <message>
        <source>Whoever looks after the members invites, ends memberships and sets what is set.</source>
        <translation>Den som sköter medlemmarna bjuder in, avslutar medlemskap och ändrar gruppens inställningar.</translation>
    </message>
    <message>
        <source>{name} looks after the members too.</source>
        <translation>{name} sköter också medlemmarna.</translation>
    </message>
</context>
<context>
    <name>AppointByTwo</name>
    <message>
        <source>Two together let one more look after the members</source>
        <translation>Två låter tillsammans en till sköta medlemmarna</translation>
    </message>
    <message>
        <source>Appoint</source>
        <translation>Utse</translation>
    </message>
    <message>
        <source>{names} can do this alone. If nobody who can is to be had any more, you and one more person give the right together. The others in the group see that it was done.</source>
        <translation>{names} kan göra det här ensam. Finns ingen kvar som kan ger du och en person till rätten tillsammans. De andra i gruppen ser att det har skett.</translation>
    </message>
    <message>
        <source>&amp;Who is to look after the members</source>
        <translation>&amp;Vem ska sköta medlemmarna</translation>
    </message>
    <message>
        <source>{name} looks after the members too.</source>
        <translation>{name} sköter också medlemmarna.</translation>
    </message>
</context>
<context>
    <name>AtTheTable</name>
    <message>
        <source>Who sits at the table</source>
        <translation>Vem som sitter med</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>For a seat without a desk. The chair composes its copy for each meeting.</source>
        <translation>För en plats utan skrivbord. Ordföranden tar fram ett exemplar till varje möte.</translation>
    </message>
    <message>
        <source>&amp;Seat</source>
        <translation>&amp;Plats</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>{name} is entered.</source>
        <translation>{name} är antecknad.</translation>
    </message>
</context>
<context>
    <name>AutoKeep</name>
    <message>
        <source>Draft saved</source>
        <translation>Utkast sparat</translation>
    </message>
    <message>
        <source>Draft thrown away</source>
        <translation>Utkastet är kastat</translation>
    </message>
</context>
<context>
    <name>Blank</name>
    <message>
        <source>Hidden</source>
        <translation>Dolt</translation>
    </message>
    <message>
        <source>Hidden. F9 or Esc shows the page again. Leaving? Press Ctrl+L to lock.</source>
        <translation>Dolt. F9 eller Esc visar sidan igen. Ska du gå? Tryck Ctrl+L för att låsa.</translation>
    </message>
</context>
<context>
    <name>ByTwo</name>
    <message>
        <source>Nobody is left who can invite</source>
        <translation>Ingen är kvar som kan bjuda in</translation>
    </message>
    <message>
        <source>With the recovery sheet of the lead or the counsellor, and a second person, you take that seat. From then on you look after the group&apos;s members. The others in the group see that it was done.</source>
        <translation>Med skolledningens eller skolkuratorns återställningsblad och en person till tar du den platsen. Från och med då sköter du gruppens medlemmar. De andra i gruppen ser att det har skett.</translation>
    </message>
    <message>
        <source>Take the seat</source>
        <translation>Ta platsen</translation>
    </message>
    <message>
        <source>1. You</source>
        <translation>1. Du</translation>
    </message>
    <message>
        <source>2. The seat&apos;s recovery sheet</source>
        <translation>2. Platsens återställningsblad</translation>
    </message>
    <message>
        <source>It lies with whoever signed for it. All eighteen words, or the text of the square code.</source>
        <translation>Det ligger hos den som har kvitterat det. Alla arton orden, eller texten i den fyrkantiga koden.</translation>
    </message>
    <message>
        <source>The w&amp;ords on the seat&apos;s sheet</source>
        <translation>&amp;Orden på platsens blad</translation>
    </message>
    <message>
        <source>3. The second person</source>
        <translation>3. Den andra personen</translation>
    </message>
    <message>
        <source>4. Your password</source>
        <translation>4. Ditt lösenord</translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation>Ditt na&amp;mn</translation>
    </message>
    <message>
        <source>You sign in with it.</source>
        <translation>Du loggar in med det.</translation>
    </message>
    <message>
        <source>&amp;The seat</source>
        <translation>Pla&amp;tsen</translation>
    </message>
    <message>
        <source>Head of the school, or a delegation with its day. Some decisions only such a person may take.</source>
        <translation>Rektor, eller en delegation med datum. Vissa beslut får bara en sådan person fatta.</translation>
    </message>
    <message>
        <source>Your man&amp;date</source>
        <translation>Ditt upp&amp;drag</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>New card</source>
        <translation>Nytt kort</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Född</translation>
    </message>
    <message>
        <source>&amp;Given name</source>
        <translation>&amp;Förnamn</translation>
    </message>
    <message>
        <source>&amp;Family name</source>
        <translation>&amp;Efternamn</translation>
    </message>
    <message>
        <source>&amp;Born</source>
        <translation>F&amp;ödd</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Klass</translation>
    </message>
    <message>
        <source>Never the last four digits of an identity number: they are stored nowhere.</source>
        <translation>Aldrig personnumrets fyra sista siffror: de lagras ingenstans.</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>Gör kortet</translation>
    </message>
    <message>
        <source>Card made</source>
        <translation>Kort gjort</translation>
    </message>
</context>
<context>
    <name>ChangePractice</name>
    <message>
        <source>Consents in this municipality</source>
        <translation>Samtycken i den här kommunen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>It holds for consents that are taken from now on. Those that have been taken stand as they are.</source>
        <translation>Det gäller för samtycken som tas från och med nu. De som redan är tagna står kvar som de är.</translation>
    </message>
    <message>
        <source>Saved. It holds for consents that are taken from now on.</source>
        <translation>Sparat. Det gäller för samtycken som tas från och med nu.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Open a vault</source>
        <translation>Öppna ett valv</translation>
    </message>
    <message>
        <source>The vault is a folder on this computer&apos;s own disk.</source>
        <translation>Valvet är en mapp på den här datorns egen disk.</translation>
    </message>
    <message>
        <source>The vault&apos;s folder</source>
        <translation>Valvets mapp</translation>
    </message>
    <message>
        <source>The vault&apos;s &amp;folder</source>
        <translation>Valvets &amp;mapp</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
</context>
<context>
    <name>CommitmentsPage</name>
    <message>
        <source>&amp;Whose</source>
        <translation>&amp;Vems</translation>
    </message>
    <message>
        <source>Whose commitments</source>
        <translation>Vems åtaganden</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>Åtaganden</translation>
    </message>
    <message>
        <source>Nothing that you know of.</source>
        <translation>Inget som du känner till.</translation>
    </message>
    <message>
        <source>You have nothing left to do.</source>
        <translation>Du har inget kvar att göra.</translation>
    </message>
    <message>
        <source>{name}, was due {day}</source>
        <translation>{name}, skulle vara klart {day}</translation>
    </message>
    <message>
        <source>{name}, due {day}</source>
        <translation>{name}, senast {day}</translation>
    </message>
    <message>
        <source>Open the pupil&apos;s sheet</source>
        <translation>Öppna elevens sida</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>inte tillfrågad</translation>
    </message>
    <message>
        <source>Somebody must be allowed to tell.</source>
        <translation>Någon måste få berätta.</translation>
    </message>
    <message>
        <source>Somebody must be allowed to be told.</source>
        <translation>Någon måste få veta.</translation>
    </message>
    <message>
        <source>Choose at least one topic.</source>
        <translation>Välj minst ett ämne.</translation>
    </message>
    <message>
        <source>Say what the consent is for.</source>
        <translation>Ange vad samtycket är till för.</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>Sista dagen ligger före den första.</translation>
    </message>
    <message>
        <source>The last day has passed.</source>
        <translation>Sista dagen har redan varit.</translation>
    </message>
    <message>
        <source>Let it end before the pupil turns {age}, and ask anew then.</source>
        <translation>Låt det sluta innan eleven fyller {age}, och fråga på nytt då.</translation>
    </message>
    <message>
        <source>Enter what at least one of them said.</source>
        <translation>Fyll i vad minst en av dem har sagt.</translation>
    </message>
    <message>
        <source>Nobody has said yes.</source>
        <translation>Ingen har sagt ja.</translation>
    </message>
    <message>
        <source>From the age of {age} the pupil&apos;s own yes is needed.</source>
        <translation>Från {age} år behövs elevens eget ja.</translation>
    </message>
    <message>
        <source>Enter a guardian&apos;s yes, too; or write under What was judged why the pupil&apos;s own is enough.</source>
        <translation>Skriv också in en vårdnadshavares ja, eller skriv under ”Vad som bedömdes” varför elevens eget räcker.</translation>
    </message>
    <message>
        <source>Name whoever judged how mature the pupil is.</source>
        <translation>Ange vem som har bedömt elevens mognad.</translation>
    </message>
    <message>
        <source>Let it end before the pupil turns 18.</source>
        <translation>Låt det sluta innan eleven fyller 18.</translation>
    </message>
    <message>
        <source>Take out the personal identity number.</source>
        <translation>Ta bort personnumret.</translation>
    </message>
    <message>
        <source>From the age of {age} the pupil&apos;s own yes is needed beside a guardian&apos;s.</source>
        <translation>Från {age} år behövs elevens eget ja vid sidan av en vårdnadshavares.</translation>
    </message>
    <message>
        <source>From the age of {age} the pupil&apos;s own yes is needed, and is enough.</source>
        <translation>Från {age} år behövs elevens eget ja, och det räcker.</translation>
    </message>
    <message>
        <source>From the age of {age} the pupil is asked, too; a guardian&apos;s signature is enough.</source>
        <translation>Från {age} år tillfrågas också eleven, men en vårdnadshavares underskrift räcker.</translation>
    </message>
    <message>
        <source>A guardian&apos;s signature is enough until the pupil comes of age.</source>
        <translation>En vårdnadshavares underskrift räcker tills eleven blir myndig.</translation>
    </message>
    <message>
        <source>A consent lasts one month at the most.</source>
        <translation>Ett samtycke gäller högst en månad.</translation>
    </message>
    <message>
        <source>A consent lasts {months} months at the most.</source>
        <translation>Ett samtycke gäller högst {months} månader.</translation>
    </message>
    <message>
        <source>It opens nothing.</source>
        <translation>Det öppnar inget.</translation>
    </message>
    <message>
        <source>{tells} may tell {told}, about {topics}, until {day}. Nothing opens before each of them has accepted it.</source>
        <translation>{tells} får berätta för {told} om {topics}, till och med {day}. Inget öppnas förrän var och en av dem har godtagit det.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>och</translation>
    </message>
</context>
<context>
    <name>ConsentAnswer</name>
    <message>
        <source>Accept …</source>
        <translation>Godta …</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>Återkalla …</translation>
    </message>
    <message>
        <source>Accept the consent</source>
        <translation>Godta samtycket</translation>
    </message>
    <message>
        <source>Take the consent back</source>
        <translation>Återkalla samtycket</translation>
    </message>
    <message>
        <source>What your seat has written, and writes while the consent lasts, opens to those who may be told, about what it names. It opens nothing that another seat has written.</source>
        <translation>Det som din plats har skrivit, och skriver medan samtycket gäller, öppnas för dem som får veta, om det som samtycket nämner. Det öppnar inget som en annan plats har skrivit.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Godta</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Inte nu</translation>
    </message>
    <message>
        <source>The consent is accepted.</source>
        <translation>Samtycket är godtaget.</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>School and social services, not the police</source>
        <translation>Skola och socialtjänst, inte polis</translation>
    </message>
    <message>
        <source>School and social services</source>
        <translation>Skola och socialtjänst</translation>
    </message>
    <message>
        <source>School, social services and youth centre</source>
        <translation>Skola, socialtjänst och fritid</translation>
    </message>
    <message>
        <source>Everyone around the table</source>
        <translation>Alla runt bordet</translation>
    </message>
    <message>
        <source>No to everything</source>
        <translation>Nej till allt</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Samtycke</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Vad som har sagts</translation>
    </message>
    <message>
        <source>What it opens</source>
        <translation>Vad det öppnar</translation>
    </message>
    <message>
        <source>Save the consent</source>
        <translation>Spara samtycket</translation>
    </message>
    <message>
        <source>What is chosen below</source>
        <translation>Det som är valt nedan</translation>
    </message>
    <message>
        <source>&amp;Fill in as</source>
        <translation>&amp;Fyll i som</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>May tell</source>
        <translation>Får berätta</translation>
    </message>
    <message>
        <source>May be told</source>
        <translation>Får veta</translation>
    </message>
    <message>
        <source>{party} may tell</source>
        <translation>{party} får berätta</translation>
    </message>
    <message>
        <source>{party} may be told</source>
        <translation>{party} får veta</translation>
    </message>
    <message>
        <source>About what, and how long</source>
        <translation>Om vad, och hur länge</translation>
    </message>
    <message>
        <source>Coordinated support</source>
        <translation>Samordnat stöd</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>What was seen before that day is included</source>
        <translation>Det som iakttogs före den dagen ingår</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>&amp;Ändamål</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>F&amp;rån och med</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Till och med</translation>
    </message>
    <message>
        <source>Guardian 1</source>
        <translation>Vårdnadshavare 1</translation>
    </message>
    <message>
        <source>Guardian 2</source>
        <translation>Vårdnadshavare 2</translation>
    </message>
    <message>
        <source>The pupil</source>
        <translation>Eleven</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hur</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>Med egna ord</translation>
    </message>
    <message>
        <source>{who}: answer</source>
        <translation>{who}: svar</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>inte tillfrågad ännu</translation>
    </message>
    <message>
        <source>{who}: how it was said</source>
        <translation>{who}: hur det sades</translation>
    </message>
    <message>
        <source>by phone, on paper, in a talk</source>
        <translation>per telefon, på papper, i samtal</translation>
    </message>
    <message>
        <source>{who}: in their own words</source>
        <translation>{who}: med egna ord</translation>
    </message>
    <message>
        <source>where the paper lies, and its number</source>
        <translation>var papperet ligger, och dess nummer</translation>
    </message>
    <message>
        <source>&amp;Maturity judged by</source>
        <translation>&amp;Mognad bedömd av</translation>
    </message>
    <message>
        <source>&amp;What was judged</source>
        <translation>&amp;Vad som bedömdes</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Original</translation>
    </message>
    <message>
        <source>A no is kept and shown to whoever decides later. It stops neither a report of concern to the social services, nor what the law lets the head teacher pass on (lag 2025:170; skollagen 6 a:10).</source>
        <translation>Ett nej sparas och visas för den som senare fattar beslut. Det hindrar varken en orosanmälan eller det som rektorn får lämna vidare enligt lag (lag 2025:170; skollagen 6 a:10).</translation>
    </message>
    <message>
        <source>The consent is saved. Each seat accepts it at its own desk.</source>
        <translation>Samtycket är sparat. Varje plats godtar det vid sitt eget skrivbord.</translation>
    </message>
</context>
<context>
    <name>ConsentsPage</name>
    <message>
        <source>It can be changed later on the page The group.</source>
        <translation>Det går att ändra senare på sidan Gruppen.</translation>
    </message>
</context>
<context>
    <name>Control</name>
    <message>
        <source>Control sheet</source>
        <translation>Kontrollblad</translation>
    </message>
    <message>
        <source>Make the sheet</source>
        <translation>Ta fram bladet</translation>
    </message>
    <message>
        <source>It shows how far the vault has come. On another computer it tells whether a file is an older one.</source>
        <translation>Det visar hur långt valvet har kommit. På en annan dator syns då om en fil är äldre.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>Print all…</source>
        <translation>Skriv ut alla …</translation>
    </message>
    <message>
        <source>Copies for the table</source>
        <translation>Exemplar till bordet</translation>
    </message>
    <message>
        <source>Copies for the meeting {day}</source>
        <translation>Exemplar till mötet {day}</translation>
    </message>
    <message>
        <source>Compose the copies</source>
        <translation>Gör exemplaren</translation>
    </message>
    <message>
        <source>Compose them anew</source>
        <translation>Gör om exemplaren</translation>
    </message>
    <message>
        <source>Print this one…</source>
        <translation>Skriv ut det här …</translation>
    </message>
    <message>
        <source>A cover before each</source>
        <translation>Ett försättsblad före varje</translation>
    </message>
    <message>
        <source>It says whose the copy is and that it stays on the table.</source>
        <translation>Det säger vem exemplaret är till och att det lämnas kvar på bordet.</translation>
    </message>
    <message>
        <source>Composing the copies</source>
        <translation>Gör exemplaren</translation>
    </message>
    <message>
        <source>Made at {time}, proved clean and entered. What is written from now on is not on them.</source>
        <translation>Gjorda kl. {time}, granskade och antecknade. Det som skrivs från och med nu står inte på dem.</translation>
    </message>
    <message>
        <source>The copies are made by the seat that called the meeting: {seat}.</source>
        <translation>Exemplaren görs av den plats som kallade till mötet: {seat}.</translation>
    </message>
    <message>
        <source>Each at the table gets a copy with just what that person may know. Every copy is read back and searched before it is shown here. Each is entered in the register, and those whose facts are on it are told.</source>
        <translation>Var och en runt bordet får ett exemplar med just det som den personen får veta. Varje exemplar läses tillbaka och granskas innan det visas här. Det antecknas som utlämnat, och de vars uppgifter står på det får veta det.</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>does not reach the secrecy of these entries</source>
        <translation>når inte sekretessen för de här uppgifterna</translation>
    </message>
    <message>
        <source>is not for your seat to use</source>
        <translation>är inte till för din plats</translation>
    </message>
    <message>
        <source>does not reach that receiver</source>
        <translation>når inte den mottagaren</translation>
    </message>
    <message>
        <source>is not in force today</source>
        <translation>gäller inte i dag</translation>
    </message>
    <message>
        <source>is to be settled by a lawyer</source>
        <translation>prövas av jurist</translation>
    </message>
    <message>
        <source>Decision on disclosure</source>
        <translation>Beslut om utlämnande</translation>
    </message>
    <message>
        <source>Which of your seat&apos;s entries</source>
        <translation>Vilka av din plats uppgifter</translation>
    </message>
    <message>
        <source>On what ground</source>
        <translation>På vilken grund</translation>
    </message>
    <message>
        <source>Weighed and decided</source>
        <translation>Vägt och beslutat</translation>
    </message>
    <message>
        <source>Decide to let out</source>
        <translation>Besluta att lämna ut</translation>
    </message>
    <message>
        <source>Decide not to</source>
        <translation>Besluta att inte lämna ut</translation>
    </message>
    <message>
        <source>Choose a provision.</source>
        <translation>Välj en bestämmelse.</translation>
    </message>
    <message>
        <source>To &amp;whom</source>
        <translation>Till &amp;vem</translation>
    </message>
    <message>
        <source>A no is stored. It stops no decision, and is added to your reasons:</source>
        <translation>Ett nej finns sparat. Det hindrar inget beslut och läggs till i dina skäl:</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>Avvägning</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Skäl</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>W&amp;eighing</source>
        <translation>&amp;Avvägning</translation>
    </message>
    <message>
        <source>&amp;Reasons</source>
        <translation>&amp;Skäl</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Till och med</translation>
    </message>
    <message>
        <source>Your seat has written nothing that a decision can open.</source>
        <translation>Din plats har inte skrivit något som ett beslut kan öppna.</translation>
    </message>
    <message>
        <source>Choose entries first. Then the law is listed.</source>
        <translation>Välj uppgifter först. Då räknas de bestämmelser upp som kan gälla.</translation>
    </message>
    <message>
        <source>Show also what cannot be used here, and why</source>
        <translation>Visa också det som inte kan användas här, och varför</translation>
    </message>
    <message numerus="yes">
        <source>Opens %n entry(ies) to {receiver} until {day}, and nothing else.</source>
        <translation>
            <numerusform>Öppnar %n uppgift för {receiver} till och med {day}, och inget annat.</numerusform>
            <numerusform>Öppnar %n uppgifter för {receiver} till och med {day}, och inget annat.</numerusform>
        </translation>
    </message>
    <message>
        <source>The decision is recorded.</source>
        <translation>Beslutet är antecknat.</translation>
    </message>
</context>
<context>
    <name>Declined</name>
    <message>
        <source>I promise after all</source>
        <translation>Jag åtar mig det ändå</translation>
    </message>
    <message>
        <source>Promised.</source>
        <translation>Åtagandet är ditt.</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>The vault is not as it should be</source>
        <translation>Valvet är inte som det ska</translation>
    </message>
    <message>
        <source>Here it can be looked at, copied and put back. Nothing is written in it, and no pupil is shown.</source>
        <translation>Här kan det granskas, kopieras och återställas. Inget skrivs i det, och ingen elev visas.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Look at the vault</source>
        <translation>Granska valvet</translation>
    </message>
    <message>
        <source>Report on the vault</source>
        <translation>Rapport om valvet</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Spara rapporten…</translation>
    </message>
    <message>
        <source>A new folder for the copy</source>
        <translation>En ny mapp för kopian</translation>
    </message>
    <message>
        <source>Copy the vault&apos;s files there</source>
        <translation>Kopiera valvets filer dit</translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation>Återställ en säkerhetskopia…</translation>
    </message>
    <message>
        <source>1. What is wrong</source>
        <translation>1. Vad som är fel</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Lösenord</translation>
    </message>
    <message>
        <source>The twelve groups of four, if there is a sheet. It may be left empty.</source>
        <translation>De tolv grupperna, om det finns ett blad. Det får vara tomt.</translation>
    </message>
    <message>
        <source>The &amp;control sheet</source>
        <translation>&amp;Kontrollbladet</translation>
    </message>
    <message>
        <source>2. Keep it as it is</source>
        <translation>2. Bevara det som det är</translation>
    </message>
    <message>
        <source>A new &amp;folder for the copy</source>
        <translation>En ny &amp;mapp för kopian</translation>
    </message>
    <message>
        <source>3. Go on from the newest backup</source>
        <translation>3. Fortsätt från den senaste säkerhetskopian</translation>
    </message>
    <message>
        <source>In a new, empty folder, once whoever leads the group has said yes.</source>
        <translation>I en ny, tom mapp, när den som leder gruppen har sagt ja.</translation>
    </message>
    <message>
        <source>Looking at the vault</source>
        <translation>Granskar valvet</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) found wrong. The report says which.</source>
        <translation>
            <numerusform>%n sak är fel. Rapporten säger vilken.</numerusform>
            <numerusform>%n saker är fel. Rapporten säger vilka.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied as they lie.</source>
        <translation>
            <numerusform>%n fil är kopierad som den ligger.</numerusform>
            <numerusform>%n filer är kopierade som de ligger.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with the vault.</source>
        <translation>Det är inget fel på valvet.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Spara rapporten</translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation>Rapporten är sparad som {file}.</translation>
    </message>
    <message>
        <source>Copying the files</source>
        <translation>Kopierar filerna</translation>
    </message>
</context>
<context>
    <name>DraftBand</name>
    <message>
        <source>Go on with it</source>
        <translation>Fortsätt med det</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Släng det</translation>
    </message>
    <message>
        <source>You have a draft that is not saved: {what}.</source>
        <translation>Du har ett utkast som inte är sparat: {what}.</translation>
    </message>
    <message>
        <source>You have a draft about another pupil that is not saved: {what}.</source>
        <translation>Du har ett utkast om en annan elev som inte är sparat: {what}.</translation>
    </message>
</context>
<context>
    <name>DraftQuestion</name>
    <message>
        <source>A draft waits</source>
        <translation>Ett utkast väntar</translation>
    </message>
    <message>
        <source>You have a draft that is not saved: {what}.</source>
        <translation>Du har ett utkast som inte är sparat: {what}.</translation>
    </message>
    <message>
        <source>What you begin now takes its place.</source>
        <translation>Det du börjar på nu tar dess plats.</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>Fortsätt med utkastet</translation>
    </message>
    <message>
        <source>Throw it away and begin anew</source>
        <translation>Släng det och börja nytt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>Try a sheet</source>
        <translation>Pröva ett blad</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Pröva</translation>
    </message>
    <message>
        <source>Your own sheet, or your seat&apos;s. Nothing is opened, and the sheet stays as it is.</source>
        <translation>Ditt eget blad eller din plats blad. Inget öppnas, och bladet gäller som förut.</translation>
    </message>
    <message>
        <source>The &amp;words</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>All eighteen, or the text of the square code.</source>
        <translation>Alla arton, eller texten i den fyrkantiga koden.</translation>
    </message>
    <message>
        <source>The seat&apos;s sheet is right.</source>
        <translation>Platsens blad stämmer.</translation>
    </message>
    <message>
        <source>Your own sheet is right.</source>
        <translation>Ditt eget blad stämmer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>EndMembership</name>
    <message>
        <source>End {name}&apos;s membership</source>
        <translation>Avsluta medlemskapet för {name}</translation>
    </message>
    <message>
        <source>End the membership</source>
        <translation>Avsluta medlemskapet</translation>
    </message>
    <message>
        <source>{name} cannot open the vault any more, at once. What {name} has written stays with the seat {seat}. The vault is locked anew, so you sign in again afterwards.</source>
        <translation>{name} kan genast inte längre öppna valvet. Det {name} har skrivit stannar hos platsen {seat}. Valvet låses om, så du loggar in igen efteråt.</translation>
    </message>
    <message>
        <source>Goes on in another seat</source>
        <translation>Fortsätter på en annan plats</translation>
    </message>
    <message>
        <source>Is invited to the new seat afterwards.</source>
        <translation>Bjuds sedan in till den nya platsen.</translation>
    </message>
    <message>
        <source>The seat may be left without members</source>
        <translation>Platsen får bli utan medlemmar</translation>
    </message>
    <message>
        <source>I know where the seat&apos;s recovery sheet lies.</source>
        <translation>Jag vet var platsens återställningsblad ligger.</translation>
    </message>
    <message>
        <source>The other commitments may stand</source>
        <translation>Övriga åtaganden får stå kvar</translation>
    </message>
    <message>
        <source>What the seat has still to do</source>
        <translation>Det platsen har kvar att göra</translation>
    </message>
    <message>
        <source>Another seat&apos;s own: offered anew on the pupil&apos;s page.</source>
        <translation>En annan plats eget: erbjuds på nytt på elevens sida.</translation>
    </message>
    <message>
        <source>Who takes over: {what}</source>
        <translation>Vem som tar över: {what}</translation>
    </message>
    <message>
        <source>stands as it is</source>
        <translation>står kvar</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>{kind}, new</source>
        <translation>{kind}, nytt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nytt</translation>
    </message>
    <message>
        <source>Weighed: {text}</source>
        <translation>Avvägning: {text}</translation>
    </message>
    <message>
        <source>Its writer&apos;s view: {text}</source>
        <translation>Skribentens tolkning: {text}</translation>
    </message>
    <message>
        <source>Written by {seat}</source>
        <translation>Skrivet av {seat}</translation>
    </message>
    <message>
        <source>Only you can read this.</source>
        <translation>Bara du kan läsa det här.</translation>
    </message>
    <message>
        <source>Who can read this, and why?</source>
        <translation>Vem kan läsa det här, och varför?</translation>
    </message>
    <message>
        <source>Why do I see this?</source>
        <translation>Varför ser jag det här?</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Rätta</translation>
    </message>
    <message>
        <source>Erase …</source>
        <translation>Radera …</translation>
    </message>
    <message>
        <source>Your own seat wrote it.</source>
        <translation>Din egen plats har skrivit det.</translation>
    </message>
    <message>
        <source>You see it because the school&apos;s lead and counsellor work in one branch.</source>
        <translation>Du ser det därför att skolledning och kurator arbetar i samma verksamhetsgren.</translation>
    </message>
    <message>
        <source>You see it because it is a commitment of your seat&apos;s.</source>
        <translation>Du ser det därför att det är ett åtagande för din plats.</translation>
    </message>
    <message>
        <source>You see it because it is addressed to your seat.</source>
        <translation>Du ser det därför att det är riktat till din plats.</translation>
    </message>
    <message>
        <source>You see it because the consent names your seat; until {day}.</source>
        <translation>Du ser det därför att samtycket nämner din plats, till och med {day}.</translation>
    </message>
    <message>
        <source>You see it because {seat} has accepted a consent that names your seat; until {day}.</source>
        <translation>Du ser det därför att {seat} har godtagit ett samtycke som nämner din plats, till och med {day}.</translation>
    </message>
    <message>
        <source>You see it because {seat} has decided to let your seat know; until {day}.</source>
        <translation>Du ser det därför att {seat} har beslutat att lämna ut det till din plats, till och med {day}.</translation>
    </message>
    <message>
        <source>{seat} sees it because you work in one branch of the school.</source>
        <translation>{seat} ser det därför att ni arbetar i samma verksamhetsgren.</translation>
    </message>
    <message>
        <source>{seat} sees it by a consent that your seat has accepted.</source>
        <translation>{seat} ser det genom ett samtycke som din plats har godtagit.</translation>
    </message>
    <message>
        <source>{seat} sees it by a decision of your seat&apos;s.</source>
        <translation>{seat} ser det genom ett beslut av din plats.</translation>
    </message>
    <message>
        <source>{seat} sees it because it is theirs to do.</source>
        <translation>{seat} ser det därför att åtagandet är deras.</translation>
    </message>
    <message>
        <source>{seat} sees it because it is addressed to them.</source>
        <translation>{seat} ser det därför att det är riktat dit.</translation>
    </message>
    <message>
        <source>A note to self is its writer&apos;s alone.</source>
        <translation>En anteckning till mig själv är bara skribentens.</translation>
    </message>
    <message>
        <source>It is shut to {seats}: no consent and no decision opens it.</source>
        <translation>Det är stängt för {seats}: inget samtycke och inget beslut öppnar det.</translation>
    </message>
    <message>
        <source>It is shut to {seats}.</source>
        <translation>Det är stängt för {seats}.</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Correct: {what}</source>
        <translation>Rätta: {what}</translation>
    </message>
    <message>
        <source>Save  (Ctrl+Enter)</source>
        <translation>Spara  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Close, keep as a draft</source>
        <translation>Stäng, behåll som utkast</translation>
    </message>
    <message>
        <source>Only you can read this.</source>
        <translation>Bara du kan läsa det här.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparat</translation>
    </message>
    <message>
        <source>Saved. Something to think of</source>
        <translation>Sparat. Något att tänka på</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>New signal</source>
        <translation>Ny signal</translation>
    </message>
    <message>
        <source>What was seen or &amp;heard</source>
        <translation>Vad som &amp;sågs eller hördes</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>What somebody saw, in plain words: no diagnosis, no crime, no trait.</source>
        <translation>Det någon har sett, med vanliga ord: ingen diagnos, inget brott, ingen egenskap.</translation>
    </message>
    <message>
        <source>New strength</source>
        <translation>Ny styrka</translation>
    </message>
    <message>
        <source>&amp;How it shows</source>
        <translation>&amp;Hur den märks</translation>
    </message>
    <message>
        <source>New need</source>
        <translation>Nytt behov</translation>
    </message>
    <message>
        <source>What would &amp;help</source>
        <translation>Vad som skulle &amp;hjälpa</translation>
    </message>
    <message>
        <source>The pupil&apos;s own view</source>
        <translation>Elevens egen bild</translation>
    </message>
    <message>
        <source>The pupil&apos;s own &amp;words, unedited</source>
        <translation>Elevens egna &amp;ord, oredigerade</translation>
    </message>
    <message>
        <source>The pupil has been &amp;asked</source>
        <translation>Eleven har fått &amp;frågan</translation>
    </message>
    <message>
        <source>Why the group asks</source>
        <translation>Varför gruppen frågar</translation>
    </message>
    <message>
        <source>What the &amp;group needs to understand</source>
        <translation>Vad &amp;gruppen behöver förstå</translation>
    </message>
    <message>
        <source>The pupil has been &amp;told that the group asks</source>
        <translation>Eleven har fått &amp;veta att gruppen frågar</translation>
    </message>
    <message>
        <source>New commitment</source>
        <translation>Nytt åtagande</translation>
    </message>
    <message>
        <source>&amp;What is to be done</source>
        <translation>&amp;Vad som ska göras</translation>
    </message>
    <message>
        <source>To be done &amp;by</source>
        <translation>Klart &amp;senast</translation>
    </message>
    <message>
        <source>It is offered to whoever is to do it, who accepts it or declines.</source>
        <translation>Det erbjuds den som ska göra det, som tar på sig det eller avböjer.</translation>
    </message>
    <message>
        <source>Decided at the table</source>
        <translation>Beslutat på mötet</translation>
    </message>
    <message>
        <source>What was &amp;decided, in one line</source>
        <translation>Vad som &amp;beslutades, på en rad</translation>
    </message>
    <message>
        <source>D&amp;ay</source>
        <translation>D&amp;ag</translation>
    </message>
    <message>
        <source>Note to self</source>
        <translation>Anteckning till mig själv</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Anteckning</translation>
    </message>
    <message>
        <source>Erased &amp;on</source>
        <translation>&amp;Raderas</translation>
    </message>
    <message>
        <source>Yours alone, in no register, and erased by itself on that day.</source>
        <translation>Bara din, i inget register, och raderas av sig själv den dagen.</translation>
    </message>
    <message>
        <source>This is not written down by itself.</source>
        <translation>Det här skrivs inte ned för sig.</translation>
    </message>
    <message>
        <source>Choose the words that come nearest. Type to find them.</source>
        <translation>Välj de ord som ligger närmast. Skriv för att hitta dem.</translation>
    </message>
    <message>
        <source>These words belong to another kind of entry.</source>
        <translation>De här orden hör till en annan sorts uppgift.</translation>
    </message>
    <message>
        <source>Write what it is about, if only a sentence.</source>
        <translation>Skriv vad det gäller, om så bara en mening.</translation>
    </message>
    <message>
        <source>Too long: at most 4,000 characters. An observation, not a report.</source>
        <translation>För långt: högst 4 000 tecken. En iakttagelse, inte en rapport.</translation>
    </message>
    <message>
        <source>There is an identity number in it. It can be stored nowhere, not even as a draft: take it out.</source>
        <translation>Det står ett personnummer här. Det får inte lagras någonstans, inte ens som utkast: ta bort det.</translation>
    </message>
    <message>
        <source>Say which day.</source>
        <translation>Ange dagen.</translation>
    </message>
    <message>
        <source>The day has not come yet.</source>
        <translation>Dagen har inte kommit ännu.</translation>
    </message>
    <message>
        <source>Say what kind of place.</source>
        <translation>Ange vilken sorts plats.</translation>
    </message>
    <message>
        <source>Say who saw it; a role is enough.</source>
        <translation>Ange vem som såg det; en roll räcker.</translation>
    </message>
    <message>
        <source>Tick at least one topic: consents open by topic.</source>
        <translation>Kryssa för minst ett ämne: samtycken öppnar ämne för ämne.</translation>
    </message>
    <message>
        <source>Say who is to do it.</source>
        <translation>Ange vem som ska göra det.</translation>
    </message>
    <message>
        <source>The day has passed.</source>
        <translation>Dagen har passerat.</translation>
    </message>
    <message>
        <source>A note to self is kept for at most 30 days.</source>
        <translation>En anteckning till mig själv får finnas i högst 30 dagar.</translation>
    </message>
    <message>
        <source>Say on which day the pupil said it.</source>
        <translation>Ange vilken dag eleven sa det.</translation>
    </message>
    <message>
        <source>At school</source>
        <translation>I skolan</translation>
    </message>
    <message>
        <source>On the way to or from school</source>
        <translation>På väg till eller från skolan</translation>
    </message>
    <message>
        <source>At the youth centre</source>
        <translation>På fritidsgården</translation>
    </message>
    <message>
        <source>Out in town</source>
        <translation>Ute på stan</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Hemma</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>På nätet</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>På annan plats</translation>
    </message>
    <message>
        <source>youth-centre worker</source>
        <translation>fritidsledare</translation>
    </message>
    <message>
        <source>field assistant</source>
        <translation>fältassistent</translation>
    </message>
    <message>
        <source>mentor</source>
        <translation>mentor</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>lärare</translation>
    </message>
    <message>
        <source>counsellor</source>
        <translation>kurator</translation>
    </message>
    <message>
        <source>pupil</source>
        <translation>elev</translation>
    </message>
    <message>
        <source>guardian</source>
        <translation>vårdnadshavare</translation>
    </message>
    <message>
        <source>another adult</source>
        <translation>annan vuxen</translation>
    </message>
    <message>
        <source>This tells of health: only a consent with its health line opens it.</source>
        <translation>Det här rör hälsa: bara ett samtycke med hälsa ikryssat öppnar det.</translation>
    </message>
    <message>
        <source>Keep to what was seen: whether it was a crime is for others to say.</source>
        <translation>Håll dig till det som setts: om det var ett brott är andras sak att säga.</translation>
    </message>
    <message>
        <source>This is about somebody else too: leave out who.</source>
        <translation>Det här rör också någon annan: skriv inte vem.</translation>
    </message>
    <message>
        <source>A report of concern?</source>
        <translation>En orosanmälan?</translation>
    </message>
    <message>
        <source>What you wrote may mean that a child may be faring badly. Whoever learns so at work reports it to the social services at once (SoL 19:1). It is your own duty: it waits for no meeting, and the group does not decide it.</source>
        <translation>Det du skrev kan betyda att ett barn far illa eller riskerar att fara illa. Den som får veta det i sitt arbete anmäler det genast till socialnämnden (19 kap. 1 § socialtjänstlagen). Skyldigheten är din egen: den väntar inte på något möte, och gruppen beslutar inte om den.</translation>
    </message>
    <message>
        <source>An absence inquiry?</source>
        <translation>En frånvaroutredning?</translation>
    </message>
    <message>
        <source>Repeated or long absence is to be looked into without delay, whether it is excused or not (skollagen 7:19 a). That is the principal&apos;s to see to: has the principal been told?</source>
        <translation>Upprepad eller längre frånvaro ska utredas skyndsamt, vare sig den är giltig eller ogiltig (7 kap. 19 a § skollagen). Det är rektorn som ser till att det görs: är rektorn underrättad?</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Erase</source>
        <translation>Radera</translation>
    </message>
    <message>
        <source>2026-11-02, no. 2026/114</source>
        <translation>2026-11-02, dnr 2026/114</translation>
    </message>
    <message>
        <source>The &amp;disposal decision, by day and number</source>
        <translation>&amp;Gallringsbeslutet, med dag och nummer</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Radera för alltid</translation>
    </message>
    <message>
        <source>Erase: {what}</source>
        <translation>Radera: {what}</translation>
    </message>
    <message>
        <source>All its versions and the papers that belong to it go, here and at every seat it is open to. It cannot be undone. What is only wrong is better corrected.</source>
        <translation>Alla versioner och de papper som hör till försvinner, här och hos alla det är öppet för. Det kan inte ångras. Är något bara fel är det bättre att rätta det.</translation>
    </message>
    <message>
        <source>Erased. It can be read nowhere in the vault any more.</source>
        <translation>Raderat. Det kan inte längre läsas någonstans i valvet.</translation>
    </message>
    <message>
        <source>Backups that still hold it, until they are destroyed: {days}.</source>
        <translation>Säkerhetskopior som har det kvar tills de förstörs: {days}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Raderat</translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message>
        <source>A fault in SSPF Desk</source>
        <translation>Ett fel i SSPF Desk</translation>
    </message>
    <message>
        <source>Something in the program went wrong.</source>
        <translation>Något gick fel i programmet.</translation>
    </message>
    <message>
        <source>What was saved is still there. The page is shown afresh.</source>
        <translation>Det som var sparat finns kvar. Sidan visas på nytt.</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Kod {code}</translation>
    </message>
    <message>
        <source>Code and place</source>
        <translation>Kod och ställe</translation>
    </message>
    <message>
        <source>Tell whoever looks after the program this code. It says nothing about anyone.</source>
        <translation>Ge koden till den som sköter programmet. Den säger inget om någon.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>What you &amp;make of it (may be left empty)</source>
        <translation>Hur du &amp;tolkar det (får lämnas tomt)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Plats</translation>
    </message>
    <message>
        <source>Seen &amp;by (a role)</source>
        <translation>Sett a&amp;v (en roll)</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Ämnen</translation>
    </message>
    <message>
        <source>Yes, in the pupil&apos;s own words</source>
        <translation>Ja, med elevens egna ord</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Inte ännu</translation>
    </message>
    <message>
        <source>Is it &amp;known?</source>
        <translation>Är den &amp;känd?</translation>
    </message>
    <message>
        <source>Who does &amp;it</source>
        <translation>Vem &amp;gör det</translation>
    </message>
</context>
<context>
    <name>FolderPage</name>
    <message>
        <source>The vault&apos;s folder</source>
        <translation>Valvets mapp</translation>
    </message>
    <message>
        <source>Empty, and on this computer&apos;s own disk: no network share, and no folder that is copied to a cloud.</source>
        <translation>Tom, och på den här datorns egen disk: inte på nätverket och inte i en mapp som kopieras till en molntjänst.</translation>
    </message>
    <message>
        <source>The vault&apos;s &amp;folder</source>
        <translation>Valvets &amp;mapp</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>SSPF Desk</source>
        <translation>SSPF Desk</translation>
    </message>
</context>
<context>
    <name>FreshSheet</name>
    <message>
        <source>Before you begin</source>
        <translation>Innan du börjar</translation>
    </message>
    <message>
        <source>Codes to hand over</source>
        <translation>Koder att lämna över</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Till vem</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Do it later</source>
        <translation>Gör det senare</translation>
    </message>
    <message>
        <source>To the desk</source>
        <translation>Till skrivbordet</translation>
    </message>
    <message>
        <source>Your own recovery sheet. If you forget your password it lets you in with a new one; nobody else can. Print it now, and put it in a sealed envelope.</source>
        <translation>Ditt eget återställningsblad. Glömmer du lösenordet släpper det in dig med ett nytt; det kan ingen annan göra. Skriv ut det nu, och lägg det i ett slutet kuvert.</translation>
    </message>
    <message>
        <source>Your seat&apos;s recovery sheet. It lets whoever comes after you read what the seat has written. Until it lies with its keeper the seat cannot write.</source>
        <translation>Din plats återställningsblad. Det låter den som kommer efter dig läsa vad platsen har skrivit. Platsen kan inte skriva förrän bladet ligger hos den som ska förvara det.</translation>
    </message>
    <message>
        <source>Hand each code over face to face. It can be used once. The codes are not shown again; a new one can be made on the page The group.</source>
        <translation>Lämna över varje kod öga mot öga. Den kan användas en gång. Koderna visas inte igen; en ny kan göras på sidan Gruppen.</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>SSPF Desk</source>
        <translation>SSPF Desk</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
</context>
<context>
    <name>GatePage</name>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Parts of the page</source>
        <translation>Sidans delar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Medlemmar</translation>
    </message>
    <message>
        <source>Sheets and backups</source>
        <translation>Blad och säkerhetskopior</translation>
    </message>
    <message>
        <source>The group</source>
        <translation>Gruppen</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hjälp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Framåt</translation>
    </message>
    <message>
        <source>All help</source>
        <translation>All hjälp</translation>
    </message>
</context>
<context>
    <name>InventedBand</name>
    <message>
        <source>An invented school. Nothing here is real: write nothing about a real pupil.</source>
        <translation>Påhittad skola. Inget här är på riktigt: skriv inget om en verklig elev.</translation>
    </message>
</context>
<context>
    <name>InventedSchool</name>
    <message>
        <source>An invented school</source>
        <translation>En påhittad skola</translation>
    </message>
    <message>
        <source>Every name and every word in it is made up. It lies apart, and nothing of it can reach a real vault.</source>
        <translation>Alla namn och alla ord är påhittade. Skolan ligger för sig, och inget i den kan hamna i ett riktigt valv.</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Mappen</translation>
    </message>
    <message>
        <source>Make the school</source>
        <translation>Skapa skolan</translation>
    </message>
    <message>
        <source>A whole autumn is being played through. It takes about a minute.</source>
        <translation>En hel höst spelas upp. Det tar ungefär en minut.</translation>
    </message>
    <message>
        <source>The &amp;folder</source>
        <translation>&amp;Mappen</translation>
    </message>
    <message>
        <source>Make it anew, as of today</source>
        <translation>Skapa den på nytt, från i dag</translation>
    </message>
    <message>
        <source>Sit down as</source>
        <translation>Sätt dig som</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
    <message>
        <source>Making the school</source>
        <translation>Skapar skolan</translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <source>Invite to the group</source>
        <translation>Bjud in till gruppen</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Gör en kod</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>As it will be used to sign in.</source>
        <translation>Så som det ska skrivas vid inloggning.</translation>
    </message>
    <message>
        <source>&amp;Seat</source>
        <translation>&amp;Plats</translation>
    </message>
    <message>
        <source>What the seat &amp;does</source>
        <translation>Vad platsen &amp;gör</translation>
    </message>
    <message>
        <source>Man&amp;date</source>
        <translation>&amp;Uppdrag</translation>
    </message>
    <message>
        <source>Head of the school, or a delegation.</source>
        <translation>Rektor, eller en delegation.</translation>
    </message>
    <message>
        <source>Day, number and who is the controller. Another authority&apos;s seat writes only under an agreement.</source>
        <translation>Datum, nummer och personuppgiftsansvarig. En annan myndighets plats skriver bara med stöd av ett avtal.</translation>
    </message>
    <message>
        <source>A&amp;greement</source>
        <translation>&amp;Avtal</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>Kod: {code}</translation>
    </message>
    <message>
        <source>Give it to {name} face to face. It can be used once, and is not shown again.</source>
        <translation>Ge den till {name} öga mot öga. Den kan användas en gång och visas inte igen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>Join</name>
    <message>
        <source>I am invited</source>
        <translation>Jag är inbjuden</translation>
    </message>
    <message>
        <source>You have been given a code by whoever looks after the group&apos;s members. It can be used once.</source>
        <translation>Du har fått en kod av den som sköter gruppens medlemmar. Den kan användas en gång.</translation>
    </message>
    <message>
        <source>I have the seat&apos;s recovery sheet</source>
        <translation>Jag har platsens återställningsblad</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Gå in</translation>
    </message>
    <message>
        <source>The &amp;code</source>
        <translation>&amp;Koden</translation>
    </message>
    <message>
        <source>Needed where nobody is left at the seat.</source>
        <translation>Det behövs om platsen inte har någon kvar.</translation>
    </message>
    <message>
        <source>Nobody is left who can invite…</source>
        <translation>Ingen är kvar som kan bjuda in…</translation>
    </message>
    <message>
        <source>It lies with whoever signed for it. All eighteen words, or the text of the square code.</source>
        <translation>Det ligger hos den som har kvitterat det. Alla arton orden, eller texten i den fyrkantiga koden.</translation>
    </message>
    <message>
        <source>The words on the &amp;seat&apos;s sheet</source>
        <translation>Orden på &amp;platsens blad</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
</context>
<context>
    <name>Lacking</name>
    <message>
        <source>{name}, {group}</source>
        <translation>{name}, {group}</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>Inte den här gången</translation>
    </message>
    <message>
        <source>{who} cannot be raised yet:</source>
        <translation>{who} kan inte tas upp än:</translation>
    </message>
    <message>
        <source>{who}: nothing is missing any more.</source>
        <translation>{who}: inget saknas längre.</translation>
    </message>
    <message>
        <source>Raise now</source>
        <translation>Ta upp nu</translation>
    </message>
    <message>
        <source>Write a strength</source>
        <translation>Skriv en styrka</translation>
    </message>
    <message>
        <source>Write what the pupil says</source>
        <translation>Skriv vad eleven säger</translation>
    </message>
    <message>
        <source>Write when you asked</source>
        <translation>Skriv när du frågade</translation>
    </message>
    <message>
        <source>Write when the pupil was told</source>
        <translation>Skriv när eleven fick veta</translation>
    </message>
</context>
<context>
    <name>LetIn</name>
    <message>
        <source>Let {name} in</source>
        <translation>Släpp in {name}</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Släpp in</translation>
    </message>
    <message>
        <source>{name} reads six words from the screen, face to face. If they are the same, it is {name} who comes.</source>
        <translation>{name} läser upp sex ord från sin skärm, öga mot öga. Är de desamma, är det {name} som kommer.</translation>
    </message>
    <message>
        <source>The six &amp;words</source>
        <translation>De sex &amp;orden</translation>
    </message>
    <message>
        <source>Four letters of each are enough.</source>
        <translation>Fyra bokstäver av varje räcker.</translation>
    </message>
    <message>
        <source>{name} is let in.</source>
        <translation>{name} är insläppt.</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>What SSPF Desk does not protect against</source>
        <translation>Detta skyddar SSPF Desk inte mot</translation>
    </message>
    <message>
        <source>Nothing here is a fault. It is what the group has to know and do itself.</source>
        <translation>Inget av det här är ett fel. Det är vad gruppen behöver veta och göra själv.</translation>
    </message>
</context>
<context>
    <name>ListForm</name>
    <message>
        <source>Take in a class list</source>
        <translation>Hämta in klasslista</translation>
    </message>
    <message>
        <source>No files chosen</source>
        <translation>Inga filer valda</translation>
    </message>
    <message>
        <source>Choose &amp;files …</source>
        <translation>Välj &amp;filer …</translation>
    </message>
    <message>
        <source>Choose the files that the school&apos;s register has written (SS 12000, JSON). Those you have are brought up to date, and nobody is made twice. Pupils with protected personal data are left out, and a card that one of them has here is shut at once.</source>
        <translation>Välj de filer som skolans elevregister har lämnat (SS 12000, JSON). De elever som redan finns uppdateras, ingen blir dubbel. Elever med skyddade personuppgifter tas inte med, och har någon av dem ett kort här stängs det genast.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Hämta in</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Välj filer</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) chosen</source>
        <translation>
            <numerusform>%n fil vald</numerusform>
            <numerusform>%n filer valda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new.</source>
        <translation>
            <numerusform>%n ny.</numerusform>
            <numerusform>%n nya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n ändrad.</numerusform>
            <numerusform>%n ändrade.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they were.</source>
        <translation>
            <numerusform>%n oförändrad.</numerusform>
            <numerusform>%n oförändrade.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) shut: protected personal data.</source>
        <translation>
            <numerusform>%n kort stängt: skyddade personuppgifter.</numerusform>
            <numerusform>%n kort stängda: skyddade personuppgifter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: no class or birth date in the register.</source>
        <translation>
            <numerusform>%n togs inte med: klass eller födelsedatum saknas i registret.</numerusform>
            <numerusform>%n togs inte med: klass eller födelsedatum saknas i registret.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Class list taken in</source>
        <translation>Klasslista hämtad</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>SSPF Desk</source>
        <translation>SSPF Desk</translation>
    </message>
    <message>
        <source>Signed in: {name}</source>
        <translation>Inloggad: {name}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Framåt</translation>
    </message>
    <message>
        <source>Find a pupil, a meeting or a command (Ctrl+K)</source>
        <translation>Hitta en elev, ett möte eller ett kommando (Ctrl+K)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gå</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visa</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>&amp;Skrivbord</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjälp</translation>
    </message>
    <message>
        <source>Find a pupil, a meeting or a command</source>
        <translation>Hitta en elev, ett möte eller ett kommando</translation>
    </message>
    <message>
        <source>Show the page afresh</source>
        <translation>Visa sidan på nytt</translation>
    </message>
    <message>
        <source>Hide what is shown</source>
        <translation>Dölj det som visas</translation>
    </message>
    <message>
        <source>Another person signs in beside</source>
        <translation>En person till loggar in bredvid</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avsluta</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Hjälp om den här sidan</translation>
    </message>
    <message>
        <source>What SSPF Desk does not protect against</source>
        <translation>Detta skyddar SSPF Desk inte mot</translation>
    </message>
    <message>
        <source>As the computer has it</source>
        <translation>Som datorn</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljust</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mörkt</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hög kontrast</translation>
    </message>
    <message numerus="yes">
        <source>The desk is locked in %n second(s). Press any key to stay.</source>
        <translation>
            <numerusform>Skrivbordet låses om %n sekund. Tryck på en tangent för att stanna.</numerusform>
            <numerusform>Skrivbordet låses om %n sekunder. Tryck på en tangent för att stanna.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Call to a meeting</source>
        <translation>Kalla till möte</translation>
    </message>
    <message>
        <source>At the table</source>
        <translation>Runt bordet</translation>
    </message>
    <message>
        <source>Who comes for each seat. Each of them gets a copy of their own.</source>
        <translation>Vem som kommer från varje plats. Var och en får ett eget exemplar.</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Tid</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Plats</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>{seat}: who comes</source>
        <translation>{seat}: vem som kommer</translation>
    </message>
    <message>
        <source>name</source>
        <translation>namn</translation>
    </message>
    <message>
        <source>{seat} (chair)</source>
        <translation>{seat} (ordförande)</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Kalla</translation>
    </message>
    <message>
        <source>The meeting is called.</source>
        <translation>Mötet är utlyst.</translation>
    </message>
    <message>
        <source>Write who comes for {seat}.</source>
        <translation>Skriv vem som kommer för {seat}.</translation>
    </message>
    <message>
        <source>Write where the meeting is held.</source>
        <translation>Skriv var mötet hålls.</translation>
    </message>
</context>
<context>
    <name>MeetingPage</name>
    <message>
        <source>Copies for the table…</source>
        <translation>Exemplar till bordet …</translation>
    </message>
    <message>
        <source>My own sheet</source>
        <translation>Mitt eget underlag</translation>
    </message>
    <message>
        <source>Copies handed out</source>
        <translation>Utlämnade exemplar</translation>
    </message>
    <message>
        <source>Raise the pupil</source>
        <translation>Ta upp eleven</translation>
    </message>
    <message>
        <source>At the table</source>
        <translation>Runt bordet</translation>
    </message>
    <message>
        <source>Before the meeting</source>
        <translation>Inför mötet</translation>
    </message>
    <message>
        <source>Pupils on the agenda</source>
        <translation>Elever på dagordningen</translation>
    </message>
    <message>
        <source>Raise a pupil</source>
        <translation>Ta upp en elev</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Möte</translation>
    </message>
    <message>
        <source>Meeting {day}</source>
        <translation>Möte {day}</translation>
    </message>
    <message>
        <source>At {time}, {place}</source>
        <translation>Kl. {time}, {place}</translation>
    </message>
    <message>
        <source>{name}, chair</source>
        <translation>{name}, ordförande</translation>
    </message>
    <message>
        <source>No pupil is on the agenda yet.</source>
        <translation>Ingen elev står på dagordningen än.</translation>
    </message>
    <message>
        <source>No pupil that you may know of is on the agenda yet.</source>
        <translation>Ingen elev som du får veta något om står på dagordningen än.</translation>
    </message>
    <message>
        <source>{name}, {group}</source>
        <translation>{name}, {group}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>The pupil is on the agenda.</source>
        <translation>Eleven står på dagordningen.</translation>
    </message>
    <message>
        <source>The pupil is no longer on the agenda.</source>
        <translation>Eleven står inte längre på dagordningen.</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>Meetings</source>
        <translation>Möten</translation>
    </message>
    <message>
        <source>Call to a meeting…</source>
        <translation>Kalla till möte …</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Kommande</translation>
    </message>
    <message>
        <source>No meeting is called.</source>
        <translation>Inget möte är utlyst.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidigare</translation>
    </message>
    <message>
        <source>Chair: {name}</source>
        <translation>Ordförande: {name}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>kl. {time}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Open the meeting {day}</source>
        <translation>Öppna mötet {day}</translation>
    </message>
</context>
<context>
    <name>MembersPart</name>
    <message>
        <source>Seat</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>In the vault</source>
        <translation>I valvet</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sedan</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Medlemmar</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Bjud in…</translation>
    </message>
    <message>
        <source>Who sits at the table…</source>
        <translation>Ange vem som sitter med…</translation>
    </message>
    <message>
        <source>End the membership…</source>
        <translation>Avsluta medlemskapet…</translation>
    </message>
    <message>
        <source>Appoint…</source>
        <translation>Utse…</translation>
    </message>
    <message>
        <source>Let the chosen member look after the members too</source>
        <translation>Låt den valda också sköta medlemmarna</translation>
    </message>
    <message>
        <source>Nobody looks after the members any more…</source>
        <translation>Ingen sköter medlemmarna längre…</translation>
    </message>
    <message>
        <source>The school&apos;s lead and counsellor read each other</source>
        <translation>Skolledning och skolkurator läser varandras</translation>
    </message>
    <message>
        <source>Within the school&apos;s own authority</source>
        <translation>Inom skolans egen myndighet</translation>
    </message>
    <message>
        <source>Where the work needs it, there is no secrecy between the two. Never the nurse, never another authority.</source>
        <translation>Där arbetet kräver det råder ingen sekretess mellan de två. Aldrig skolsköterskan, och aldrig en annan myndighet.</translation>
    </message>
    <message>
        <source>Somebody has left {seats}. Nothing new reaches it before one who sits there has signed in.</source>
        <translation>Någon har lämnat {seats}. Inget nytt når dit förrän någon som sitter där har loggat in.</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (du)</translation>
    </message>
    <message>
        <source>{does}; looks after the members</source>
        <translation>{does}; sköter medlemmarna</translation>
    </message>
    <message>
        <source>{name} has joined, and waits to be let in to the seat {seat}.</source>
        <translation>{name} är inbjuden och väntar på att släppas in till platsen {seat}.</translation>
    </message>
    <message>
        <source>Let {name} in…</source>
        <translation>Släpp in {name}…</translation>
    </message>
    <message>
        <source>Somebody who sits there lets in whoever comes.</source>
        <translation>Den som sitter där släpper in.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparat</translation>
    </message>
</context>
<context>
    <name>NewOwnPassword</name>
    <message>
        <source>Change my password</source>
        <translation>Byt lösenord</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Byt</translation>
    </message>
    <message>
        <source>Your recovery sheet goes on working.</source>
        <translation>Ditt återställningsblad gäller som förut.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Lösenordet är bytt.</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>Nytt lösenord</translation>
    </message>
    <message>
        <source>The same password once more</source>
        <translation>Samma lösenord en gång till</translation>
    </message>
    <message>
        <source>About the password</source>
        <translation>Om lösenordet</translation>
    </message>
    <message>
        <source>At least twelve signs. Four words that do not belong together are easy to remember.</source>
        <translation>Minst tolv tecken. Fyra ord som inte hör ihop är lätta att komma ihåg.</translation>
    </message>
    <message numerus="yes">
        <source>%n more sign(s).</source>
        <translation>
            <numerusform>%n tecken till.</numerusform>
            <numerusform>%n tecken till.</numerusform>
        </translation>
    </message>
    <message>
        <source>A good password. The two are not the same yet.</source>
        <translation>Ett bra lösenord. De två är inte lika än.</translation>
    </message>
    <message>
        <source>A good password.</source>
        <translation>Ett bra lösenord.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>De två lösenorden är inte lika.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Refused</source>
        <translation>Gick inte</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Stäng meddelandet</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>I promise</source>
        <translation>Jag åtar mig det</translation>
    </message>
    <message>
        <source>No, I cannot</source>
        <translation>Nej, jag kan inte</translation>
    </message>
    <message>
        <source>Offered to you. It becomes your own when you say yes.</source>
        <translation>Du har fått frågan. Det blir ditt eget åtagande när du säger ja.</translation>
    </message>
    <message>
        <source>Promised.</source>
        <translation>Åtagandet är ditt.</translation>
    </message>
    <message>
        <source>Declined.</source>
        <translation>Du har tackat nej.</translation>
    </message>
</context>
<context>
    <name>OwnSheetPage</name>
    <message>
        <source>My own sheet</source>
        <translation>Mitt eget underlag</translation>
    </message>
    <message>
        <source>My own sheet for the meeting {day}</source>
        <translation>Mitt eget underlag till mötet {day}</translation>
    </message>
    <message>
        <source>All that you may read of the pupils on the agenda. It is yours alone, under a code of its own.</source>
        <translation>Allt som du får läsa om eleverna på dagordningen. Det är bara ditt och har en egen kod.</translation>
    </message>
    <message>
        <source>All that you may read of the pupils on the copy made for you. It is yours alone.</source>
        <translation>Allt som du får läsa om eleverna på det exemplar som gjorts till dig. Det är bara ditt.</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Copies</source>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>Pappret</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut …</translation>
    </message>
    <message>
        <source>Save locked…</source>
        <translation>Spara låsta …</translation>
    </message>
    <message>
        <source>{name}
{seat}
code {code}</source>
        <translation>{name}
{seat}
kod {code}</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Skriver ut</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>Skickat till skrivaren.</translation>
    </message>
    <message>
        <source>Not all was printed.</source>
        <translation>Allt skrevs inte ut.</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Visa lösenordet</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Välj…</translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation>Välj: {what}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>Idag</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Möten</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>Åtaganden</translation>
    </message>
    <message>
        <source>The group</source>
        <translation>Gruppen</translation>
    </message>
</context>
<context>
    <name>PracticeFields</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n år</numerusform>
            <numerusform>%n år</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n månad</numerusform>
            <numerusform>%n månader</numerusform>
        </translation>
    </message>
    <message>
        <source>Until then guardians say yes, and from then on the pupil alone.</source>
        <translation>Till dess säger vårdnadshavarna ja, och sedan eleven själv.</translation>
    </message>
    <message>
        <source>The pupil&apos;s own yes is needed, and a guardian&apos;s</source>
        <translation>Elevens eget ja behövs, och en vårdnadshavares</translation>
    </message>
    <message>
        <source>The pupil&apos;s own yes is needed, and is enough</source>
        <translation>Elevens eget ja behövs, och det räcker</translation>
    </message>
    <message>
        <source>A guardian&apos;s signature is enough; the pupil is asked, too</source>
        <translation>En vårdnadshavares underskrift räcker; eleven tillfrågas också</translation>
    </message>
    <message>
        <source>The pupil is &amp;asked from</source>
        <translation>Eleven till&amp;frågas från</translation>
    </message>
    <message>
        <source>A consent &amp;usually lasts</source>
        <translation>Ett samtycke gäller &amp;oftast</translation>
    </message>
    <message>
        <source>and at the &amp;most</source>
        <translation>och &amp;längst</translation>
    </message>
    <message>
        <source>No law has an age: a named person judges how mature the pupil is each time. At 18 one is of age.</source>
        <translation>Ingen lag har en ålder: en namngiven person bedömer varje gång hur mogen eleven är. Vid 18 är man myndig.</translation>
    </message>
</context>
<context>
    <name>PracticePart</name>
    <message>
        <source>Change how consents are asked for…</source>
        <translation>Ändra hur samtycken tas…</translation>
    </message>
    <message>
        <source>Consents in this municipality</source>
        <translation>Samtycken i den här kommunen</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>{paper} as text</source>
        <translation>{paper} som text</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Visa som text</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Sida {number} av {count}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Stop</source>
        <translation>Stoppa</translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation>Stoppa: {what}</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} av {all}</translation>
    </message>
</context>
<context>
    <name>Promised</name>
    <message>
        <source>It is not done after all</source>
        <translation>Det är inte gjort än</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>Det är gjort</translation>
    </message>
    <message>
        <source>Noted as done.</source>
        <translation>Antecknat som gjort.</translation>
    </message>
    <message>
        <source>Noted as still to be done.</source>
        <translation>Antecknat: det ska fortfarande göras.</translation>
    </message>
</context>
<context>
    <name>PupilPage</name>
    <message>
        <source>Pupil</source>
        <translation>Elev</translation>
    </message>
</context>
<context>
    <name>PupilPicker</name>
    <message>
        <source>name, alias or class</source>
        <translation>namn, alias eller klass</translation>
    </message>
    <message>
        <source>Find a pupil</source>
        <translation>Sök en elev</translation>
    </message>
    <message>
        <source>&amp;Find a pupil</source>
        <translation>&amp;Sök en elev</translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>Nobody by that name.</source>
        <translation>Ingen med det namnet.</translation>
    </message>
    <message>
        <source>{name}, {group}</source>
        <translation>{name}, {group}</translation>
    </message>
</context>
<context>
    <name>PupilRows</name>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klass</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Född</translation>
    </message>
    <message>
        <source>Known through</source>
        <translation>Känd genom</translation>
    </message>
    <message>
        <source>Has a day</source>
        <translation>Att tänka på</translation>
    </message>
    <message>
        <source>own card</source>
        <translation>eget kort</translation>
    </message>
    <message>
        <source>consent ends {day}</source>
        <translation>samtycke går ut {day}</translation>
    </message>
    <message>
        <source>your commitment, was due {day}</source>
        <translation>ditt åtagande skulle varit klart {day}</translation>
    </message>
    <message>
        <source>your commitment, due {day}</source>
        <translation>ditt åtagande, senast {day}</translation>
    </message>
</context>
<context>
    <name>PupilSheet</name>
    <message>
        <source>Notes to yourself</source>
        <translation>Anteckningar till dig själv</translation>
    </message>
    <message>
        <source>Why the group asks</source>
        <translation>Varför gruppen frågar</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Styrkor</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Behov</translation>
    </message>
    <message>
        <source>Nobody has written it yet, as far as you know.</source>
        <translation>Ingen har skrivit det ännu, så vitt du vet.</translation>
    </message>
    <message>
        <source>No need is written down yet, as far as you know.</source>
        <translation>Inget behov är antecknat ännu, så vitt du vet.</translation>
    </message>
    <message>
        <source>The pupil&apos;s own view</source>
        <translation>Elevens egen bild</translation>
    </message>
    <message>
        <source>Nobody has asked yet, as far as you know.</source>
        <translation>Ingen har frågat ännu, så vitt du vet.</translation>
    </message>
    <message>
        <source>No strength is written down yet, as far as you know.</source>
        <translation>Ingen styrka är antecknad ännu, så vitt du vet.</translation>
    </message>
    <message>
        <source>Begin there.</source>
        <translation>Börja där.</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>född {year}</translation>
    </message>
    <message>
        <source>alias {alias}</source>
        <translation>alias {alias}</translation>
    </message>
    <message>
        <source>&amp;Note to yourself</source>
        <translation>&amp;Anteckning till dig själv</translation>
    </message>
    <message>
        <source>New &amp;signal</source>
        <translation>Ny &amp;signal</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Write something else</source>
        <translation>Skriv något &amp;annat</translation>
    </message>
    <message>
        <source>&amp;Consent …</source>
        <translation>Samt&amp;ycke …</translation>
    </message>
    <message>
        <source>&amp;Decide on letting out …</source>
        <translation>&amp;Besluta om utlämnande …</translation>
    </message>
    <message>
        <source>What was seen, promised and decided</source>
        <translation>Det som setts, lovats och beslutats</translation>
    </message>
    <message>
        <source>Nothing is written down yet, as far as you know.</source>
        <translation>Inget är antecknat ännu, så vitt du vet.</translation>
    </message>
    <message>
        <source>Show what is &amp;older</source>
        <translation>Visa &amp;äldre</translation>
    </message>
</context>
<context>
    <name>PupilsPage</name>
    <message>
        <source>Pupils</source>
        <translation>Elever</translation>
    </message>
    <message>
        <source>New card …</source>
        <translation>Nytt kort …</translation>
    </message>
    <message>
        <source>Take in a class list …</source>
        <translation>Hämta in klasslista …</translation>
    </message>
    <message>
        <source>&amp;Find by name, alias or class</source>
        <translation>&amp;Sök på namn, alias eller klass</translation>
    </message>
    <message>
        <source>Find by name, alias or class</source>
        <translation>Sök på namn, alias eller klass</translation>
    </message>
    <message>
        <source>No pupils here yet</source>
        <translation>Inga elever här ännu</translation>
    </message>
    <message>
        <source>Take in the school&apos;s class list, or make a card by hand. Others see nothing of it.</source>
        <translation>Hämta in skolans klasslista, eller gör ett kort för hand. Andra myndigheter ser inget av det.</translation>
    </message>
    <message>
        <source>A pupil is shown here once somebody has opened something about him or her to you.</source>
        <translation>En elev visas här när någon har öppnat något om eleven för dig.</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} av {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n pupil(s)</source>
        <translation>
            <numerusform>%n elev</numerusform>
            <numerusform>%n elever</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quick</name>
    <message>
        <source>Go to</source>
        <translation>Gå till</translation>
    </message>
    <message>
        <source>A pupil&apos;s name, alias or class, a meeting, or a command</source>
        <translation>En elevs namn, alias eller klass, ett möte eller ett kommando</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Träffar</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Gå dit</translation>
    </message>
    <message>
        <source>Meeting {day}</source>
        <translation>Möte {day}</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>Only your own seat can read this.</source>
        <translation>Bara din egen plats kan läsa det här.</translation>
    </message>
    <message>
        <source>Your own seat can read this, and {seats}.</source>
        <translation>Kan läsas av din egen plats och av {seats}.</translation>
    </message>
</context>
<context>
    <name>ReadinessBox</name>
    <message>
        <source>Ready for the meeting</source>
        <translation>Klar inför mötet</translation>
    </message>
    <message>
        <source>I want to raise a pupil, and ask for consent first</source>
        <translation>Jag vill ta upp en elev, hämtar samtycke</translation>
    </message>
    <message>
        <source>The chair sees that your seat is ready, and nothing else.</source>
        <translation>Ordföranden ser att din plats är klar, inget annat.</translation>
    </message>
    <message>
        <source>The chair sees that your seat wants time: no name, and no number.</source>
        <translation>Ordföranden ser att din plats vill ha tid: inget namn, inget antal.</translation>
    </message>
    <message>
        <source>What your own seat has said is told to no other.</source>
        <translation>Det som din egen plats säger ser ingen annan: det är ni som har kallat.</translation>
    </message>
    <message>
        <source>Nobody there signs in: ask in person</source>
        <translation>Ingen där loggar in: fråga direkt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Inte klar än</translation>
    </message>
    <message>
        <source>{said}. Wants to raise a pupil, and asks for consent first</source>
        <translation>{said}. Vill ta upp en elev, hämtar samtycke</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparat</translation>
    </message>
    <message>
        <source>The chair is told</source>
        <translation>Sagt till ordföranden</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Forgotten password</source>
        <translation>Glömt lösenord</translation>
    </message>
    <message>
        <source>Take your own recovery sheet out of its envelope. Nothing that was written is lost.</source>
        <translation>Ta fram ditt eget återställningsblad ur kuvertet. Inget som är skrivet går förlorat.</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Gå in</translation>
    </message>
    <message>
        <source>1. The words on the sheet</source>
        <translation>1. Orden på bladet</translation>
    </message>
    <message>
        <source>All eighteen, in their order, or the text of the square code. Four letters of each are enough.</source>
        <translation>Alla arton i ordning, eller texten i den fyrkantiga koden. Fyra bokstäver av varje räcker.</translation>
    </message>
    <message>
        <source>The &amp;words</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>2. A new password</source>
        <translation>2. Ett nytt lösenord</translation>
    </message>
    <message>
        <source>3. A new sheet</source>
        <translation>3. Ett nytt blad</translation>
    </message>
    <message>
        <source>Once you are in, you print a new sheet: this one opens nothing any more.</source>
        <translation>När du är inne skriver du ut ett nytt blad: det här öppnar ingenting längre.</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>No copy that you were told of has been made.</source>
        <translation>Inget exemplar som du har fått veta om är gjort.</translation>
    </message>
    <message>
        <source>Copies handed out</source>
        <translation>Utlämnade exemplar</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Pupils on it</source>
        <translation>Elever på det</translation>
    </message>
    <message>
        <source>Copies of the meeting {day}</source>
        <translation>Utlämnade exemplar, mötet {day}</translation>
    </message>
    <message>
        <source>{name}, {group}</source>
        <translation>{name}, {group}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>On copy {code}</source>
        <translation>På exemplar {code}</translation>
    </message>
    <message>
        <source>Only what was your own seat&apos;s is told here.</source>
        <translation>Här står bara det som var din egen plats uppgifter.</translation>
    </message>
    <message>
        <source>No pupil stood on it.</source>
        <translation>Ingen elev stod på det.</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Put a backup back</source>
        <translation>Återställ en säkerhetskopia</translation>
    </message>
    <message>
        <source>It becomes a vault in a new folder. Nothing is written over, and the backup stays as it is.</source>
        <translation>Den blir ett valv i en ny mapp. Inget skrivs över, och kopian ligger kvar som den är.</translation>
    </message>
    <message>
        <source>The backup file</source>
        <translation>Säkerhetskopian</translation>
    </message>
    <message>
        <source>Backups (*.sspf-backup)</source>
        <translation>Säkerhetskopior (*.sspf-backup)</translation>
    </message>
    <message>
        <source>The new folder</source>
        <translation>Den nya mappen</translation>
    </message>
    <message>
        <source>Name and password, as they were then</source>
        <translation>Namn och lösenord, som de var då</translation>
    </message>
    <message>
        <source>The words of a recovery sheet</source>
        <translation>Orden på ett återställningsblad</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Sign in to the vault</source>
        <translation>Logga in i valvet</translation>
    </message>
    <message>
        <source>The &amp;backup file</source>
        <translation>&amp;Säkerhetskopian</translation>
    </message>
    <message>
        <source>The new &amp;folder</source>
        <translation>Den nya &amp;mappen</translation>
    </message>
    <message>
        <source>Empty, and on this computer&apos;s own disk.</source>
        <translation>Tom, och på den här datorns egen disk.</translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation>Vad som öppnar den</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Lösenord</translation>
    </message>
    <message>
        <source>The &amp;words</source>
        <translation>&amp;Orden</translation>
    </message>
    <message>
        <source>Putting the backup back</source>
        <translation>Återställer säkerhetskopian</translation>
    </message>
    <message>
        <source>The vault is put back as it was {moment}. Then these belonged to the group: {names}. Whoever has left since is a member of it again, and is to be ended anew.</source>
        <translation>Valvet är återställt som det var {moment}. Då hörde dessa till gruppen: {names}. Den som har slutat sedan dess är medlem igen, och ska avslutas på nytt.</translation>
    </message>
</context>
<context>
    <name>SameBranchPage</name>
    <message>
        <source>Yes, what one writes the other can read</source>
        <translation>Ja, det den ena skriver kan den andra läsa</translation>
    </message>
    <message>
        <source>No, not without consent or decision</source>
        <translation>Nej, inte utan samtycke eller beslut</translation>
    </message>
    <message>
        <source>There is no secrecy border within the school&apos;s own authority, where the work needs it. The nurse is never part of this, and never another authority. It can be changed later on the page The group.</source>
        <translation>Inom skolans egen myndighet finns ingen sekretessgräns där arbetet kräver det. Det gäller aldrig skolsköterskan och aldrig en annan myndighet. Det går att ändra senare på sidan Gruppen.</translation>
    </message>
</context>
<context>
    <name>SaveLocked</name>
    <message>
        <source>Save locked</source>
        <translation>Spara låst</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>Each copy becomes a file of its own that only the password opens. Give the password another way.</source>
        <translation>Varje exemplar blir en egen fil som bara lösenordet öppnar. Lämna lösenordet på annat sätt.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Mapp</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) saved locked.</source>
        <translation>
            <numerusform>%n exemplar sparat låst.</numerusform>
            <numerusform>%n exemplar sparade låsta.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchoolPage</name>
    <message>
        <source>The &amp;school</source>
        <translation>&amp;Skolan</translation>
    </message>
    <message>
        <source>The board or company that answers for the school. It stands on every paper.</source>
        <translation>Nämnden eller bolaget som ansvarar för skolan. Det står på varje papper.</translation>
    </message>
    <message>
        <source>The &amp;authority</source>
        <translation>&amp;Myndigheten</translation>
    </message>
</context>
<context>
    <name>SeatsPage</name>
    <message>
        <source>writes: records, accepts, decides, promises and reads at a desk of its own.</source>
        <translation>skriver: antecknar, godtar, beslutar, åtar sig och läser vid ett eget skrivbord.</translation>
    </message>
    <message>
        <source>reads: reads what it is given, accepts, promises and puts pupils forward.</source>
        <translation>läser: läser det den får, godtar, åtar sig och föreslår elever.</translation>
    </message>
    <message>
        <source>at the table: has no desk; the chair composes its copy for the meeting.</source>
        <translation>sitter med: har inget skrivbord; ordföranden tar fram dess exemplar till mötet.</translation>
    </message>
    <message>
        <source>what the seat does</source>
        <translation>vad platsen gör</translation>
    </message>
    <message>
        <source>name, or empty for now</source>
        <translation>namn, eller tomt så länge</translation>
    </message>
    <message>
        <source>agreement: day, number, controller</source>
        <translation>avtal: datum, nummer, personuppgiftsansvarig</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Another member, by password</source>
        <translation>En annan medlem, med sitt lösenord</translation>
    </message>
    <message>
        <source>Whoever keeps the sheet of the lead or the counsellor</source>
        <translation>Den som förvarar skolledningens eller skolkuratorns blad</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>The second person&apos;s &amp;name</source>
        <translation>Den andra personens &amp;namn</translation>
    </message>
    <message>
        <source>The second person&apos;s &amp;password</source>
        <translation>Den andra personens &amp;lösenord</translation>
    </message>
    <message>
        <source>All eighteen, or the text of the square code. The sheet is not used up by it.</source>
        <translation>Alla arton, eller texten i den fyrkantiga koden. Bladet går att använda igen.</translation>
    </message>
    <message>
        <source>The words on the second person&apos;s &amp;sheet</source>
        <translation>Orden på den andra personens &amp;blad</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>A new sheet for the seat</source>
        <translation>Ett nytt blad för platsen</translation>
    </message>
    <message>
        <source>A new sheet of my own</source>
        <translation>Ett nytt eget blad</translation>
    </message>
    <message>
        <source>An earlier sheet of the seat opens nothing any more once this one lies with its keeper.</source>
        <translation>Ett tidigare blad för platsen öppnar ingenting längre när det här är kvitterat.</translation>
    </message>
    <message>
        <source>An earlier sheet of yours opens nothing any more as soon as this one is made.</source>
        <translation>Ett tidigare eget blad öppnar ingenting längre så snart det här är gjort.</translation>
    </message>
    <message>
        <source>The sheet is made.</source>
        <translation>Bladet är gjort.</translation>
    </message>
</context>
<context>
    <name>SheetMaker</name>
    <message>
        <source>Make the sheet</source>
        <translation>Gör bladet</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Återställningsblad</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>The sheet is on paper</source>
        <translation>Bladet finns på papper</translation>
    </message>
    <message>
        <source>Type two words back from the paper</source>
        <translation>Skriv tillbaka två ord från papperet</translation>
    </message>
    <message>
        <source>Who keeps it</source>
        <translation>Vem som förvarar det</translation>
    </message>
    <message>
        <source>The &amp;keeper&apos;s name</source>
        <translation>&amp;Namn på den som förvarar det</translation>
    </message>
    <message>
        <source>&amp;Where it lies</source>
        <translation>&amp;Var det ligger</translation>
    </message>
    <message>
        <source>Somebody of the seat&apos;s own authority: for the school&apos;s lead and counsellor for instance the registrar, for the nurse the one who is medically responsible. The school never keeps another authority&apos;s sheet.</source>
        <translation>Någon inom platsens egen verksamhet: för skolledning och kurator till exempel nämndens registrator, för skolsköterskan den medicinskt ansvariga. Skolan förvarar aldrig en annan myndighets blad.</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Ord {number}</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>Skickat till skrivaren.</translation>
    </message>
    <message>
        <source>Not printed.</source>
        <translation>Inte utskrivet.</translation>
    </message>
    <message>
        <source>The two words are not those on the sheet. Read them once more from the paper.</source>
        <translation>De två orden är inte de som står på bladet. Läs dem en gång till från papperet.</translation>
    </message>
    <message>
        <source>Write who keeps the sheet, and where it lies.</source>
        <translation>Skriv vem som förvarar bladet, och var det ligger.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Logga in</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Lösenord</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>Glömt lösenord</translation>
    </message>
    <message>
        <source>I am invited</source>
        <translation>Jag är inbjuden</translation>
    </message>
    <message>
        <source>Another vault</source>
        <translation>Ett annat valv</translation>
    </message>
    <message>
        <source>The vault in the folder {folder}</source>
        <translation>Valvet i mappen {folder}</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>Vänta %n sekund till nästa försök.</numerusform>
            <numerusform>Vänta %n sekunder till nästa försök.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>This is how it stands now</source>
        <translation>Så här står det nu</translation>
    </message>
    <message>
        <source>Save again, and yours takes its place.</source>
        <translation>Spara igen, så tar ditt dess plats.</translation>
    </message>
</context>
<context>
    <name>TermField</name>
    <message>
        <source>Type a part of the word, or press the down arrow</source>
        <translation>Skriv en del av ordet, eller tryck på nedåtpilen</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>School lead</source>
        <translation>Skolledning</translation>
    </message>
    <message>
        <source>School counsellor</source>
        <translation>Skolkurator</translation>
    </message>
    <message>
        <source>School nurse</source>
        <translation>Skolsköterska</translation>
    </message>
    <message>
        <source>Social services</source>
        <translation>Socialtjänst</translation>
    </message>
    <message>
        <source>Youth centre</source>
        <translation>Fritid</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Polis</translation>
    </message>
    <message>
        <source>The school</source>
        <translation>Skolan</translation>
    </message>
    <message>
        <source>The school health service</source>
        <translation>Elevhälsans medicinska insats</translation>
    </message>
    <message>
        <source>The social services</source>
        <translation>Socialtjänsten</translation>
    </message>
    <message>
        <source>The youth centre</source>
        <translation>Fritid</translation>
    </message>
    <message>
        <source>The police</source>
        <translation>Polisen</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>skriver</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>läser</translation>
    </message>
    <message>
        <source>at the table</source>
        <translation>sitter med</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Styrka</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Behov</translation>
    </message>
    <message>
        <source>The pupil&apos;s own view</source>
        <translation>Elevens egen bild</translation>
    </message>
    <message>
        <source>Why the group asks</source>
        <translation>Varför gruppen frågar</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Åtagande</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Samtycke</translation>
    </message>
    <message>
        <source>Accepted consent</source>
        <translation>Godtaget samtycke</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Decided at the table</source>
        <translation>Beslutat på mötet</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Möte</translation>
    </message>
    <message>
        <source>On the agenda</source>
        <translation>På dagordningen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Exemplar</translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation>Hänvisad vidare</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppling</translation>
    </message>
    <message>
        <source>Note to self</source>
        <translation>Anteckning till mig själv</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Avstämt</translation>
    </message>
    <message>
        <source>Said before a meeting</source>
        <translation>Sagt inför ett möte</translation>
    </message>
    <message>
        <source>written by your own seat</source>
        <translation>skrivet av din egen plats</translation>
    </message>
    <message>
        <source>open between the school&apos;s lead and counsellor</source>
        <translation>öppet mellan skolans ledning och kurator</translation>
    </message>
    <message>
        <source>open by consent</source>
        <translation>öppet genom samtycke</translation>
    </message>
    <message>
        <source>open by a decision</source>
        <translation>öppet genom beslut</translation>
    </message>
    <message>
        <source>your own promise</source>
        <translation>ditt eget åtagande</translation>
    </message>
    <message>
        <source>addressed to you</source>
        <translation>riktat till dig</translation>
    </message>
</context>
<context>
    <name>ThrowAway</name>
    <message>
        <source>SSPF Desk</source>
        <translation>SSPF Desk</translation>
    </message>
    <message>
        <source>Throw away what you have written?</source>
        <translation>Kasta det du har skrivit?</translation>
    </message>
    <message>
        <source>It is saved nowhere.</source>
        <translation>Det är inte sparat någonstans.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsätt</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Kasta</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Idag</translation>
    </message>
    <message>
        <source>Nothing waits for you today.</source>
        <translation>Inget väntar på dig i dag.</translation>
    </message>
    <message>
        <source>{name} has put the vault back to {day}. What was written after that is not here.</source>
        <translation>{name} har återställt valvet till {day}. Det som skrevs efter det finns inte här.</translation>
    </message>
    <message>
        <source>The vault was restored</source>
        <translation>Valvet är återställt</translation>
    </message>
    <message>
        <source>You have a draft about {name}, {group} that is not saved: {what}.</source>
        <translation>Du har ett utkast om {name}, {group} som inte är sparat: {what}.</translation>
    </message>
    <message>
        <source>Go to the draft</source>
        <translation>Gå till utkastet</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more pupil(s)</source>
        <translation>
            <numerusform>Visa %n elev till</numerusform>
            <numerusform>Visa %n elever till</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Markera allt som sett</translation>
    </message>
    <message>
        <source>New to you</source>
        <translation>Nytt till dig</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) from {seat}</source>
        <translation>
            <numerusform>%n uppgift från {seat}</numerusform>
            <numerusform>%n uppgifter från {seat}</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Gå dit</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Väntar på dig</translation>
    </message>
    <message>
        <source>Consent about {name}, {group}</source>
        <translation>Samtycke om {name}, {group}</translation>
    </message>
    <message>
        <source>Taken by {seat}, until {day}</source>
        <translation>Inhämtat av {seat}, gäller till {day}</translation>
    </message>
    <message>
        <source>Read and accept</source>
        <translation>Läs och godta</translation>
    </message>
    <message>
        <source>Your seat has no recovery sheet with a keeper yet. Before that nothing can be written.</source>
        <translation>Din plats har inget kvitterat återställningsblad ännu. Innan det finns går inget att skriva.</translation>
    </message>
    <message>
        <source>Somebody has left your seat since its recovery sheet was made. Print a new one.</source>
        <translation>Någon har lämnat din plats sedan återställningsbladet gjordes. Skriv ut ett nytt.</translation>
    </message>
    <message>
        <source>You have no recovery sheet of your own yet.</source>
        <translation>Du har inget eget återställningsblad ännu.</translation>
    </message>
    <message>
        <source>A recovery sheet has not been tried for a year.</source>
        <translation>Ett återställningsblad har inte prövats på ett år.</translation>
    </message>
    <message>
        <source>{name} waits to be let in to your seat.</source>
        <translation>{name} väntar på att släppas in på din plats.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are old and should be destroyed.</source>
        <translation>
            <numerusform>%n säkerhetskopia är gammal och bör förstöras.</numerusform>
            <numerusform>%n säkerhetskopior är gamla och bör förstöras.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Det finns ingen säkerhetskopia ännu.</translation>
    </message>
    <message>
        <source>The last backup is from {day}.</source>
        <translation>Den senaste säkerhetskopian är från {day}.</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} kl. {time}</translation>
    </message>
    <message>
        <source>{place}. Chair: {chair}</source>
        <translation>{place}. Ordförande: {chair}</translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation>Öppna mötet</translation>
    </message>
    <message>
        <source>Next meeting</source>
        <translation>Nästa möte</translation>
    </message>
    <message>
        <source>Your commitments</source>
        <translation>Dina åtaganden</translation>
    </message>
    <message>
        <source>{name}, was due {day}</source>
        <translation>{name}, skulle vara klart {day}</translation>
    </message>
    <message>
        <source>{name}, due {day}</source>
        <translation>{name}, senast {day}</translation>
    </message>
    <message>
        <source>{what}. Offered to you; not answered yet</source>
        <translation>{what}. Du har fått frågan men inte svarat ännu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>{name}, {group}</source>
        <translation>{name}, {group}</translation>
    </message>
    <message>
        <source>Ends {day}</source>
        <translation>Upphör {day}</translation>
    </message>
    <message>
        <source>Consents that run out</source>
        <translation>Samtycken som löper ut</translation>
    </message>
</context>
<context>
    <name>UpkeepPart</name>
    <message>
        <source>Make my sheet…</source>
        <translation>Gör mitt blad…</translation>
    </message>
    <message>
        <source>Make the seat&apos;s sheet…</source>
        <translation>Gör platsens blad…</translation>
    </message>
    <message>
        <source>Try a sheet…</source>
        <translation>Pröva ett blad…</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>Gör en säkerhetskopia…</translation>
    </message>
    <message>
        <source>It is destroyed</source>
        <translation>Den är förstörd</translation>
    </message>
    <message>
        <source>Check the vault…</source>
        <translation>Kontrollera valvet…</translation>
    </message>
    <message>
        <source>Control sheet…</source>
        <translation>Kontrollblad…</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>Byt lösenord…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gjord</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation>Återställningsblad</translation>
    </message>
    <message>
        <source>The vault and your password</source>
        <translation>Valvet och ditt lösenord</translation>
    </message>
    <message>
        <source>The check goes through every row and who has done what. A control sheet on paper shows if a file is old.</source>
        <translation>Kontrollen går igenom varje rad och vem som har gjort vad. Ett kontrollblad på papper visar om en fil är gammal.</translation>
    </message>
    <message>
        <source>A sheet has not been tried for a year. Trying it changes nothing.</source>
        <translation>Ett blad har inte prövats på ett år. Att pröva det ändrar ingenting.</translation>
    </message>
    <message>
        <source>You have no sheet of your own. Without one, a forgotten password cannot be replaced.</source>
        <translation>Du har inget eget blad. Utan det går ett glömt lösenord inte att ersätta.</translation>
    </message>
    <message>
        <source>You have a sheet of your own. It has not been tried.</source>
        <translation>Du har ett eget blad. Det är inte prövat.</translation>
    </message>
    <message>
        <source>You have a sheet of your own, tried {day}.</source>
        <translation>Du har ett eget blad, prövat {day}.</translation>
    </message>
    <message>
        <source>Your seat has no sheet with a keeper. Before that it cannot write.</source>
        <translation>Din plats har inget kvitterat blad. Innan dess kan den inte skriva.</translation>
    </message>
    <message>
        <source>Your seat&apos;s sheet is kept by {keeper}.</source>
        <translation>Platsens blad förvaras av {keeper}.</translation>
    </message>
    <message>
        <source>Your seat&apos;s sheet is kept by {keeper}, tried {day}.</source>
        <translation>Platsens blad förvaras av {keeper}, prövat {day}.</translation>
    </message>
    <message>
        <source>There is no backup yet. Make one each week, on a stick or a share that is not this computer.</source>
        <translation>Det finns ingen säkerhetskopia än. Gör en varje vecka, på ett minne eller en nätverksmapp utanför den här datorn.</translation>
    </message>
    <message>
        <source>The newest backup is from {moment}. It is time for another.</source>
        <translation>Den senaste säkerhetskopian är från {moment}. Det är dags för en ny.</translation>
    </message>
    <message>
        <source>The newest backup is from {moment}.</source>
        <translation>Den senaste säkerhetskopian är från {moment}.</translation>
    </message>
    <message>
        <source>destroyed {day}</source>
        <translation>förstörd {day}</translation>
    </message>
    <message>
        <source>old: destroy it, it still holds what has been erased since</source>
        <translation>gammal: förstör den, där finns kvar det som har gallrats sedan dess</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>förvaras</translation>
    </message>
    <message>
        <source>Backups (*.sspf-backup)</source>
        <translation>Säkerhetskopior (*.sspf-backup)</translation>
    </message>
    <message>
        <source>Where the backup goes</source>
        <translation>Var säkerhetskopian ska ligga</translation>
    </message>
    <message>
        <source>The backup is being made</source>
        <translation>Säkerhetskopian görs</translation>
    </message>
    <message>
        <source>The backup {file} is made, and was opened again.</source>
        <translation>Säkerhetskopian {file} är gjord och har öppnats på prov.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Sparat</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Check the vault</source>
        <translation>Kontrollera valvet</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kontrollera</translation>
    </message>
    <message>
        <source>The twelve groups of four, if this computer has not seen the vault before. It may be left empty.</source>
        <translation>De tolv grupperna, om den här datorn inte har sett valvet förut. Det får vara tomt.</translation>
    </message>
    <message>
        <source>The &amp;control sheet</source>
        <translation>&amp;Kontrollbladet</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) found wrong. Stop working, lock, and sign in again: the program then shows a report.</source>
        <translation>
            <numerusform>%n sak är fel. Sluta arbeta, lås och logga in igen: då visar programmet en rapport.</numerusform>
            <numerusform>%n saker är fel. Sluta arbeta, lås och logga in igen: då visar programmet en rapport.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with the vault.</source>
        <translation>Det är inget fel på valvet.</translation>
    </message>
</context>
<context>
    <name>Waits</name>
    <message>
        <source>Read these six words aloud</source>
        <translation>Läs upp de här sex orden</translation>
    </message>
    <message>
        <source>Your six words</source>
        <translation>Dina sex ord</translation>
    </message>
    <message>
        <source>Your password is saved. Once you are let in, sign in with your name and it.</source>
        <translation>Ditt lösenord är sparat. När du är insläppt loggar du in med ditt namn och lösenordet.</translation>
    </message>
    <message>
        <source>Read them face to face, not by e-mail: that is how the other knows that it is you.</source>
        <translation>Läs dem öga mot öga, inte i ett mejl: så vet den andra att det är du.</translation>
    </message>
    <message>
        <source>To the sign-in</source>
        <translation>Till inloggningen</translation>
    </message>
    <message>
        <source>To somebody who sits at the seat {seat}. He types them, and you are let in.</source>
        <translation>För någon som sitter på platsen {seat}. När orden är inskrivna är du insläppt.</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Ord {number}: {word}</translation>
    </message>
    <message>
        <source>Your six words: {words}</source>
        <translation>Dina sex ord: {words}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>For the group at one school that meets about single pupils, each seat with its own secrecy.</source>
        <translation>För gruppen på en skola som möts om enskilda elever, där varje plats har sin egen sekretess.</translation>
    </message>
    <message>
        <source>A new vault for our school</source>
        <translation>Ett nytt valv för vår skola</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>Öppna ett valv</translation>
    </message>
    <message>
        <source>Try with an invented school</source>
        <translation>Prova med en påhittad skola</translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation>Återställ en säkerhetskopia</translation>
    </message>
    <message>
        <source>For whoever leads the group: the head of the school, or the school counsellor.</source>
        <translation>För den som leder gruppen: rektorn eller skolkuratorn.</translation>
    </message>
    <message>
        <source>You have a password, a recovery sheet or an invitation, and know where the vault lies.</source>
        <translation>Du har ett lösenord, ett återställningsblad eller en inbjudan, och vet var valvet ligger.</translation>
    </message>
    <message>
        <source>A whole group with pupils, consents and a meeting. Nothing in it is real.</source>
        <translation>En hel grupp med elever, samtycken och ett möte. Inget i den är på riktigt.</translation>
    </message>
    <message>
        <source>The vault is lost or damaged, and there is a backup file.</source>
        <translation>Valvet är borta eller skadat, och det finns en säkerhetskopia.</translation>
    </message>
    <message>
        <source>Opened here before</source>
        <translation>Öppnade här förut</translation>
    </message>
</context>
<context>
    <name>WholeWithin</name>
    <message>
        <source>Show less</source>
        <translation>Visa mindre</translation>
    </message>
    <message>
        <source>Show the whole consent</source>
        <translation>Visa hela samtycket</translation>
    </message>
    <message>
        <source>Maturity judged by {name}</source>
        <translation>Mognad bedömd av {name}</translation>
    </message>
    <message>
        <source>Original: {place}</source>
        <translation>Original: {place}</translation>
    </message>
    <message>
        <source>Taken back {day}: {who}</source>
        <translation>Återkallat {day}: {who}</translation>
    </message>
</context>
<context>
    <name>WithdrawConsent</name>
    <message>
        <source>Take the consent back</source>
        <translation>Återkalla samtycket</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Återkalla</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Allt</translation>
    </message>
    <message>
        <source>For {party}</source>
        <translation>För {party}</translation>
    </message>
    <message>
        <source>About {topic}</source>
        <translation>Om {topic}</translation>
    </message>
    <message>
        <source>&amp;What is taken back</source>
        <translation>&amp;Vad som återkallas</translation>
    </message>
    <message>
        <source>Wh&amp;o says so, and how</source>
        <translation>Ve&amp;m som säger det, och hur</translation>
    </message>
    <message>
        <source>It shuts at once, also to those who have read it here. What is on paper is not called back.</source>
        <translation>Det stängs genast, också för dem som har läst det här. Det som finns på papper kallas inte tillbaka.</translation>
    </message>
    <message>
        <source>The consent is taken back.</source>
        <translation>Samtycket är återkallat.</translation>
    </message>
</context>
<context>
    <name>Within</name>
    <message>
        <source>What was seen before its first day is included</source>
        <translation>Det som iakttogs före första dagen ingår</translation>
    </message>
    <message>
        <source>What was seen before its first day is not included</source>
        <translation>Det som iakttogs före första dagen ingår inte</translation>
    </message>
    <message>
        <source>Purpose: {purpose}</source>
        <translation>Ändamål: {purpose}</translation>
    </message>
    <message>
        <source>The decision is about:</source>
        <translation>Beslutet gäller:</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>A new vault for our school</source>
        <translation>Ett nytt valv för vår skola</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Steg {number} av {count}</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Skapa valvet</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>The school</source>
        <translation>Skolan</translation>
    </message>
    <message>
        <source>Where the vault lies</source>
        <translation>Var valvet ligger</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>The other seats at the table</source>
        <translation>De andra platserna vid bordet</translation>
    </message>
    <message>
        <source>May the school&apos;s lead and counsellor read each other?</source>
        <translation>Får skolledning och skolkurator läsa varandras?</translation>
    </message>
    <message>
        <source>How does your municipality ask for consents?</source>
        <translation>Hur tar kommunen samtycken?</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Ditt lösenord</translation>
    </message>
    <message>
        <source>Everything the group writes is in this folder, encrypted.</source>
        <translation>Allt gruppen skriver ligger krypterat i den här mappen.</translation>
    </message>
    <message>
        <source>Whoever makes the vault looks after its members. That can be handed on later.</source>
        <translation>Den som skapar valvet sköter medlemmarna. Det går att lämna vidare senare.</translation>
    </message>
    <message>
        <source>Secrecy belongs to the seat. Whoever you name with a desk gets a code at the end.</source>
        <translation>Sekretessen hör till platsen. Den som får ett skrivbord får en kod på slutet.</translation>
    </message>
    <message>
        <source>Practice differs. The group goes by what you choose here.</source>
        <translation>Det görs på olika sätt. Gruppen följer det du väljer här.</translation>
    </message>
    <message>
        <source>Nobody can look it up or reset it: after this you print a recovery sheet.</source>
        <translation>Ingen kan ta fram eller återställa det: efter det här skriver du ut ett återställningsblad.</translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation>Skapar valvet</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>Your &amp;name</source>
        <translation>Ditt &amp;namn</translation>
    </message>
    <message>
        <source>You sign in with it.</source>
        <translation>Du loggar in med det.</translation>
    </message>
    <message>
        <source>Your &amp;seat</source>
        <translation>Din &amp;plats</translation>
    </message>
    <message>
        <source>Head of the school, or a delegation with its day. Some decisions only such a person may take.</source>
        <translation>Rektor, eller en delegation med datum. Vissa beslut får bara en sådan person fatta.</translation>
    </message>
    <message>
        <source>Your &amp;mandate</source>
        <translation>Ditt &amp;uppdrag</translation>
    </message>
</context>
</TS>
