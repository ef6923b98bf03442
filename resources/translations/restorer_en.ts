<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AppController</name>
    <message numerus="yes">
        <source>%n photo(s) still to restore.</source>
        <translation>
            <numerusform>%n photo still to restore.</numerusform>
            <numerusform>%n photos still to restore.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColorsEditor</name>
    <message numerus="yes">
        <source>%n given</source>
        <translation>
            <numerusform>%n given</numerusform>
            <numerusform>%n given</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropHighlight</name>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s)</source>
        <translation>
            <numerusform>Drop to add %n file or folder</numerusform>
            <numerusform>Drop to add %n files or folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Save %n photo(s)</source>
        <translation>
            <numerusform>Save %n photo</numerusform>
            <numerusform>Save %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be written.</source>
        <translation>
            <numerusform>%n file will be written.</numerusform>
            <numerusform>%n files will be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these get a number.</source>
        <translation>
            <numerusform>%n name is taken: it gets a number.</numerusform>
            <numerusform>%n names are taken: these get a number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these are skipped.</source>
        <translation>
            <numerusform>%n name is taken: it is skipped.</numerusform>
            <numerusform>%n names are taken: these are skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written.</source>
        <translation>
            <numerusform>%n file could not be written.</numerusform>
            <numerusform>%n files could not be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoScanner</name>
    <message numerus="yes">
        <source>%n file(s) were left out: they are no photos.</source>
        <translation>
            <numerusform>%n file was left out: it is no photo.</numerusform>
            <numerusform>%n files were left out: they are no photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintsOffer</name>
    <message numerus="yes">
        <source>This scan holds %n print(s). Each can become a photo of its own.</source>
        <translation>
            <numerusform>This scan holds %n print. Each can become a photo of its own.</numerusform>
            <numerusform>This scan holds %n prints. Each can become a photo of its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %n photo(s)</source>
        <translation>
            <numerusform>Split into %n photo</numerusform>
            <numerusform>Split into %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n photo(s)</source>
        <translation>
            <numerusform>Restore %n photo</numerusform>
            <numerusform>Restore %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restored</source>
        <translation>
            <numerusform>%n restored</numerusform>
            <numerusform>%n restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipeModel</name>
    <message numerus="yes">
        <source>apply to %n photo(s)</source>
        <translation>
            <numerusform>apply to %n photo</numerusform>
            <numerusform>apply to %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message numerus="yes">
        <source>A preset is chosen for all %n selected photos.</source>
        <translation>
            <numerusform>A preset is chosen for all %n selected photos.</numerusform>
            <numerusform>A preset is chosen for all %n selected photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultFiles</name>
    <message numerus="yes">
        <source>%n photo(s) saved</source>
        <translation>
            <numerusform>%n photo saved</numerusform>
            <numerusform>%n photos saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanSplitter</name>
    <message numerus="yes">
        <source>Writing %n photo(s)…</source>
        <translation>
            <numerusform>Writing %n photo…</numerusform>
            <numerusform>Writing %n photos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split into %n photo(s)</source>
        <translation>
            <numerusform>split into %n photo</numerusform>
            <numerusform>split into %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scan was split into %n photo(s). It stays as it is in its folder.</source>
        <translation>
            <numerusform>The scan was split into %n photo. It stays as it is in its folder.</numerusform>
            <numerusform>The scan was split into %n photos. It stays as it is in its folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>remove %n photo(s)</source>
        <translation>
            <numerusform>remove %n photo</numerusform>
            <numerusform>remove %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n photo(s)</source>
        <translation>
            <numerusform>add %n photo</numerusform>
            <numerusform>add %n photos</numerusform>
        </translation>
    </message>
</context>
</TS>
