<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DecisionForm</name>
    <message numerus="yes">
        <source>Opens %n entry(ies) to {receiver} until {day}, and nothing else.</source>
        <translation>
            <numerusform>Opens %n entry(ies) to {receiver} until {day}, and nothing else.</numerusform>
            <numerusform>Opens %n entry(ies) to {receiver} until {day}, and nothing else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message numerus="yes">
        <source>%n thing(s) are wrong. The report says which.</source>
        <translation>
            <numerusform>%n thing are wrong. The report says which.</numerusform>
            <numerusform>%n things are wrong. The report says which.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are copied as they lie.</source>
        <translation>
            <numerusform>%n file are copied as they lie.</numerusform>
            <numerusform>%n files are copied as they lie.</numerusform>
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
        <source>%n backup(s) are old and should be destroyed.</source>
        <translation>
            <numerusform>%n backup are old and should be destroyed.</numerusform>
            <numerusform>%n backups are old and should be destroyed.</numerusform>
        </translation>
    </message>
</context>
</TS>
