<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DecisionForm</name>
    <message numerus="yes">
        <source>Opens %n entry(ies) to {receiver} until {day}, and nothing else.</source>
        <translation>
            <numerusform>Opens %n entry to {receiver} until {day}, and nothing else.</numerusform>
            <numerusform>Opens %n entries to {receiver} until {day}, and nothing else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message numerus="yes">
        <source>%n thing(s) found wrong. The report says which.</source>
        <translation>
            <numerusform>%n thing found wrong. The report says which.</numerusform>
            <numerusform>%n things found wrong. The report says which.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied as they lie.</source>
        <translation>
            <numerusform>%n file copied as it lies.</numerusform>
            <numerusform>%n files copied as they lie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListForm</name>
    <message numerus="yes">
        <source>%n file(s) chosen</source>
        <translation>
            <numerusform>%n file chosen</numerusform>
            <numerusform>%n files chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new.</source>
        <translation>
            <numerusform>%n new.</numerusform>
            <numerusform>%n new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n changed.</numerusform>
            <numerusform>%n changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they were.</source>
        <translation>
            <numerusform>%n as it was.</numerusform>
            <numerusform>%n as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) shut: protected personal data.</source>
        <translation>
            <numerusform>%n card shut: protected personal data.</numerusform>
            <numerusform>%n cards shut: protected personal data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: no class or birth date in the register.</source>
        <translation>
            <numerusform>%n left out: no class or birth date in the register.</numerusform>
            <numerusform>%n left out: no class or birth date in the register.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>The desk is locked in %n second(s). Press any key to stay.</source>
        <translation>
            <numerusform>The desk is locked in %n second. Press any key to stay.</numerusform>
            <numerusform>The desk is locked in %n seconds. Press any key to stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message numerus="yes">
        <source>%n more sign(s).</source>
        <translation>
            <numerusform>%n more sign.</numerusform>
            <numerusform>%n more signs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticeFields</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PupilsPage</name>
    <message numerus="yes">
        <source>%n pupil(s)</source>
        <translation>
            <numerusform>%n pupil</numerusform>
            <numerusform>%n pupils</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveLocked</name>
    <message numerus="yes">
        <source>%n copy(ies) saved locked.</source>
        <translation>
            <numerusform>%n copy saved locked.</numerusform>
            <numerusform>%n copies saved locked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message numerus="yes">
        <source>Wait %n second(s) before the next try.</source>
        <translation>
            <numerusform>Wait %n second before the next try.</numerusform>
            <numerusform>Wait %n seconds before the next try.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>Show %n more pupil(s)</source>
        <translation>
            <numerusform>Show %n more pupil</numerusform>
            <numerusform>Show %n more pupils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) from {seat}</source>
        <translation>
            <numerusform>%n item from {seat}</numerusform>
            <numerusform>%n items from {seat}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) are old and should be destroyed.</source>
        <translation>
            <numerusform>%n backup is old and should be destroyed.</numerusform>
            <numerusform>%n backups are old and should be destroyed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message numerus="yes">
        <source>%n thing(s) found wrong. Stop working, lock, and sign in again: the program then shows a report.</source>
        <translation>
            <numerusform>%n thing found wrong. Stop working, lock, and sign in again: the program then shows a report.</numerusform>
            <numerusform>%n things found wrong. Stop working, lock, and sign in again: the program then shows a report.</numerusform>
        </translation>
    </message>
</context>
</TS>
