<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
