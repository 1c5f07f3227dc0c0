<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
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
    <name>Chooser</name>
    <message>
        <source>Open a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is a folder on this computer&apos;s own disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
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
        <source>Offered to you. It becomes your own when you say yes.</source>
        <translation>Du har fått frågan. Det blir ditt eget åtagande när du säger ja.</translation>
    </message>
    <message>
        <source>I promise</source>
        <translation>Jag åtar mig det</translation>
    </message>
    <message>
        <source>No, I cannot</source>
        <translation>Nej, jag kan inte</translation>
    </message>
    <message>
        <source>Open the pupil&apos;s sheet</source>
        <translation>Öppna elevens blad</translation>
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
        <translation>Välj minst ett område.</translation>
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
        <source>A consent lasts twelve months at the most.</source>
        <translation>Ett samtycke gäller högst tolv månader.</translation>
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
        <source>Name whoever judged how mature the pupil is.</source>
        <translation>Ange vem som har bedömt elevens mognad.</translation>
    </message>
    <message>
        <source>Let it end before the pupil turns 15, and ask anew then.</source>
        <translation>Låt det sluta innan eleven fyller 15, och fråga på nytt då.</translation>
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
        <source>Cancel</source>
        <translation>Avbryt</translation>
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
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>To &amp;whom</source>
        <translation>Till &amp;vem</translation>
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
    <name>Doubt</name>
    <message>
        <source>The vault is not as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here it can be looked at, copied and put back. Nothing is written in it, and no pupil is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Look at the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report on the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new folder for the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the vault&apos;s files there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a backup back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. What is wrong</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;control sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Keep it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new &amp;folder for the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Go on from the newest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a new, empty folder, once whoever leads the group has said yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong. The report says which.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are copied as they lie.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
    <name>Gate</name>
    <message>
        <source>SSPF Desk</source>
        <translation>SSPF Desk</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
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
    <name>InventedBand</name>
    <message>
        <source>An invented school. Nothing here is real: write nothing about a real pupil.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InventedSchool</name>
    <message>
        <source>An invented school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every name and every word in it is made up. It lies apart, and nothing of it can reach a real vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole autumn is being played through. It takes about a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it anew, as of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit down as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
    <message>
        <source>Making the school</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is left at the seat, and I have its recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies with whoever signed for it. All eighteen words, or the text of the square code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words on the &amp;seat&apos;s sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
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
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same password once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least twelve signs. Four words that do not belong together are easy to remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more sign(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A good password. The two are not the same yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>Idag</translation>
    </message>
    <message>
        <source>Commitments</source>
        <translation>Åtaganden</translation>
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
        <source>Meeting {day}</source>
        <translation>Möte {day}</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. The words on the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All eighteen, in their order, or the text of the square code. Four letters of each are enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. A new password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. A new sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once you are in, you print a new sheet: this one opens nothing any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Öppnar valvet</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Put a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes a vault in a new folder. Nothing is written over, and the backup stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.sspf-backup)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With my name and password, as they were when it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the words of a recovery sheet, my own or my seat&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;backup file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty, and on this computer&apos;s own disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is put back as it was {moment}. Then these belonged to the group: {names}. Whoever has left since is a member of it again, and is to be ended anew.</source>
        <translation type="unfinished"></translation>
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
        <translation>Minnesanteckning</translation>
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
    <message>
        <source>School</source>
        <translation>Skola</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Beteende</translation>
    </message>
    <message>
        <source>Friends and leisure</source>
        <translation>Kamrater och fritid</translation>
    </message>
    <message>
        <source>Money and pressure</source>
        <translation>Pengar och press</translation>
    </message>
    <message>
        <source>Crime and safety</source>
        <translation>Brott och trygghet</translation>
    </message>
    <message>
        <source>Alcohol and drugs</source>
        <translation>Alkohol och droger</translation>
    </message>
    <message>
        <source>Wellbeing</source>
        <translation>Mående</translation>
    </message>
    <message>
        <source>Home and family</source>
        <translation>Hem och familj</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>På nätet</translation>
    </message>
    <message>
        <source>Cooperation</source>
        <translation>Samverkan</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Hälsa</translation>
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
        <source>You have no recovery sheet of your own yet.</source>
        <translation>Du har inget eget återställningsblad ännu.</translation>
    </message>
    <message>
        <source>A recovery sheet has not been tried for a year.</source>
        <translation>Ett återställningsblad har inte provats på ett år.</translation>
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
    <name>Waits</name>
    <message>
        <source>Read these six words aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your six words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is saved. Once you are let in, sign in with your name and it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read them face to face, not by e-mail: that is how the other knows that it is you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To somebody who sits at the seat {seat}. He types them, and you are let in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>For the group at one school that meets about single pupils, each seat with its own secrecy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new vault for our school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with an invented school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a backup back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whoever leads the group: the head of the school, or the school counsellor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a password, a recovery sheet or an invitation, and know where the vault lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole group with pupils, consents and a meeting. Nothing in it is real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is lost or damaged, and there is a backup file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened here before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
