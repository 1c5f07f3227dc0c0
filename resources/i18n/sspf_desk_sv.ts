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
        <source>You have nothing promised that is not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that you know of.</source>
        <translation>Inget som du känner till.</translation>
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
</TS>
