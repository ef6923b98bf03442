<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Restorer</source>
        <translation>Über Restorer</translation>
    </message>
    <message>
        <source>Made with the work of others, under these terms:</source>
        <translation>Entstanden mit der Arbeit anderer, zu diesen Bedingungen:</translation>
    </message>
    <message>
        <source>Restores old photographs on your own computer. Originals are never changed, and nothing is sent.</source>
        <translation>Restauriert alte Fotos auf Ihrem eigenen Computer. Originale werden nie verändert, und nichts wird verschickt.</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Bestandteile</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Its makers gave no text of the terms along.</source>
        <translation>Die Urheber haben keinen Text der Bedingungen mitgegeben.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Add &amp;photos…</source>
        <translation>&amp;Fotos hinzufügen …</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Save result as…</source>
        <translation>Ergebnis &amp;speichern unter …</translation>
    </message>
    <message>
        <source>Save &amp;all results…</source>
        <translation>&amp;Alle Ergebnisse speichern …</translation>
    </message>
    <message>
        <source>Show result in its &amp;folder</source>
        <translation>Ergebnis im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
        <source>Remove from &amp;list</source>
        <translation>Aus der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>Return to the &amp;proposed recipe</source>
        <translation>Zum &amp;vorgeschlagenen Rezept zurück</translation>
    </message>
    <message>
        <source>Apply recipe to &amp;selected photos</source>
        <translation>Rezept auf aus&amp;gewählte Fotos anwenden</translation>
    </message>
    <message>
        <source>Apply recipe to &amp;all photos</source>
        <translation>Rezept auf a&amp;lle Fotos anwenden</translation>
    </message>
    <message>
        <source>&amp;Restore all</source>
        <translation>Alle &amp;restaurieren</translation>
    </message>
    <message>
        <source>Restore s&amp;elected</source>
        <translation>A&amp;usgewählte restaurieren</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Cancel selected</source>
        <translation>Ausgewählte a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>A&amp;lle abbrechen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Recipe panel</source>
        <translation>&amp;Rezept zeigen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;About Restorer</source>
        <translation>Ü&amp;ber Restorer</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Straighten</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Cuts the scanner&apos;s bed away and turns the print upright.</source>
        <translation>Schneidet den Rand des Scanners weg und stellt den Abzug gerade.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much of the step&apos;s effect is used; 0 leaves every pixel as it was.</source>
        <translation>Wie viel von der Wirkung des Schritts genutzt wird; 0 lässt jeden Bildpunkt, wie er war.</translation>
    </message>
    <message>
        <source>Turn upright</source>
        <translation>Gerade stellen</translation>
    </message>
    <message>
        <source>Turns a print that lies askew on the scanner, by 8 degrees at most.</source>
        <translation>Dreht einen Abzug, der schief auf dem Scanner liegt, um höchstens 8 Grad.</translation>
    </message>
    <message>
        <source>Cut the border</source>
        <translation>Rand abschneiden</translation>
    </message>
    <message>
        <source>Cuts away what is not the print.</source>
        <translation>Schneidet weg, was nicht zum Abzug gehört.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Ausbessern</translation>
    </message>
    <message>
        <source>Finds scratches, hairs and dust, and fills them.</source>
        <translation>Findet Kratzer, Haare und Staub und füllt sie.</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>0 takes what is certain to be damage, 1 all that may be.</source>
        <translation>0 nimmt, was sicher ein Schaden ist, 1 alles, was einer sein kann.</translation>
    </message>
    <message>
        <source>Widest scratch</source>
        <translation>Breitester Kratzer</translation>
    </message>
    <message>
        <source>In percent of the photo&apos;s longer side.</source>
        <translation>In Prozent der längeren Seite des Fotos.</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Reinigen</translation>
    </message>
    <message>
        <source>Takes noise, grain, blur and JPEG traces off.</source>
        <translation>Nimmt Rauschen, Korn, Unschärfe und JPEG-Spuren weg.</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>Restores faded blacks and whites, takes a colour cast off, lifts flat contrast.</source>
        <translation>Stellt verblasstes Schwarz und Weiß wieder her, nimmt einen Farbstich weg, hebt flauen Kontrast.</translation>
    </message>
    <message>
        <source>Local contrast</source>
        <translation>Lokaler Kontrast</translation>
    </message>
    <message>
        <source>How much flat areas are lifted; 0 not at all.</source>
        <translation>Wie stark flaue Stellen gehoben werden; 0 gar nicht.</translation>
    </message>
    <message>
        <source>Colour cast</source>
        <translation>Farbstich</translation>
    </message>
    <message>
        <source>How much of a faded colour print&apos;s cast is taken off.</source>
        <translation>Wie viel vom Farbstich eines verblassten Farbabzugs weggenommen wird.</translation>
    </message>
    <message>
        <source>Keep toning</source>
        <translation>Tönung behalten</translation>
    </message>
    <message>
        <source>Keeps sepia and other tints of a black-and-white photo.</source>
        <translation>Behält Sepia und andere Tönungen eines Schwarzweißfotos.</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>Licht ausgleichen</translation>
    </message>
    <message>
        <source>How much uneven light and vignetting is evened out.</source>
        <translation>Wie stark ungleiches Licht und dunkle Ecken ausgeglichen werden.</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Invents colours for a black-and-white photo.</source>
        <translation>Erfindet Farben für ein Schwarzweißfoto.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>How strong the colours are, against what is usual.</source>
        <translation>Wie kräftig die Farben sind, verglichen mit dem Üblichen.</translation>
    </message>
    <message>
        <source>Colour hints</source>
        <translation>Farbhinweise</translation>
    </message>
    <message>
        <source>A JSON list of points and their colours, in the photo&apos;s pixels.</source>
        <translation>Eine JSON-Liste von Punkten und ihren Farben, in Bildpunkten des Fotos.</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Restores faces that are small or worn.</source>
        <translation>Stellt kleine oder abgenutzte Gesichter wieder her.</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>1 stays with the person in the photo, 0 allows more invention.</source>
        <translation>1 bleibt bei der Person im Foto, 0 erlaubt mehr Erfundenes.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Faces narrower than this are left alone.</source>
        <translation>Schmalere Gesichter bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Makes the photo two or four times as wide and high.</source>
        <translation>Macht das Foto zwei- oder viermal so breit und hoch.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>How many times as wide and high; 1 keeps the size.</source>
        <translation>Wievielmal so breit und hoch; 1 behält die Größe.</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>How much fine texture may be invented.</source>
        <translation>Wie viel feine Textur erfunden werden darf.</translation>
    </message>
    <message>
        <source>Where networks run: auto, cpu, cuda, cuda:1, mps.</source>
        <translation>Wo die Netze laufen: auto, cpu, cuda, cuda:1, mps.</translation>
    </message>
    <message>
        <source>How many processor cores networks may use; 0 means all.</source>
        <translation>Wie viele Prozessorkerne die Netze nutzen dürfen; 0 bedeutet alle.</translation>
    </message>
    <message>
        <source>How much memory working copies of photos may take; 0 means a quarter of what is free.</source>
        <translation>Wie viel Speicher Arbeitskopien von Fotos belegen dürfen; 0 bedeutet ein Viertel des freien.</translation>
    </message>
    <message>
        <source>How much disk the results of single steps may take.</source>
        <translation>Wie viel Platz die Ergebnisse einzelner Schritte auf der Platte belegen dürfen.</translation>
    </message>
    <message>
        <source>The preset that new photos follow: auto, gentle, full, archival or a file.</source>
        <translation>Die Vorgabe, der neue Fotos folgen: auto, gentle, full, archival oder eine Datei.</translation>
    </message>
    <message>
        <source>The format of results; `same` keeps the source&apos;s.</source>
        <translation>Das Format der Ergebnisse; `same` behält das der Vorlage.</translation>
    </message>
    <message>
        <source>What happens where a result&apos;s name is taken.</source>
        <translation>Was geschieht, wenn der Name eines Ergebnisses vergeben ist.</translation>
    </message>
    <message>
        <source>How results are named; {stem} is the source&apos;s name without its ending.</source>
        <translation>Wie Ergebnisse heißen; {stem} ist der Name der Vorlage ohne Endung.</translation>
    </message>
    <message>
        <source>Where results go; empty asks.</source>
        <translation>Wohin Ergebnisse kommen.</translation>
    </message>
    <message>
        <source>The folder in which photos were last chosen.</source>
        <translation>Der Ordner, aus dem zuletzt Fotos gewählt wurden.</translation>
    </message>
    <message>
        <source>The language of the window, such as `de`; empty follows the system.</source>
        <translation>Die Sprache des Fensters, etwa `de`; leer folgt dem System.</translation>
    </message>
    <message>
        <source>Whether the window is light or dark.</source>
        <translation>Ob das Fenster hell oder dunkel ist.</translation>
    </message>
    <message>
        <source>Tell when a long batch has ended while the window was not in front.</source>
        <translation>Bescheid geben, wenn ein langer Stapel fertig ist und das Fenster nicht vorn war.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>Einen Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) restored</source>
        <translation>
            <numerusform>%n Foto restauriert</numerusform>
            <numerusform>%n Fotos restauriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Restorer and start it again; what waits is kept.</source>
        <translation>Schließen Sie Restorer und starten Sie es neu; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The engine stops again and again.</source>
        <translation>Das Rechenwerk bricht immer wieder ab.</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Meine Vorgabe</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorgabe speichern</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>Memory and disk budgets change at the next start.</source>
        <translation>Speicher und Plattenplatz ändern sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>Close Restorer?</source>
        <translation>Restorer schließen?</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still to restore.</source>
        <translation>
            <numerusform>Noch %n Foto zu restaurieren.</numerusform>
            <numerusform>Noch %n Fotos zu restaurieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>They go on by themselves at the next start.</source>
        <translation>Beim nächsten Start geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Divider between the two pictures</source>
        <translation>Trennlinie zwischen den beiden Bildern</translation>
    </message>
    <message>
        <source>Drag to compare; the arrow keys move it too</source>
        <translation>Zum Vergleichen ziehen; auch die Pfeiltasten bewegen sie</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Two photographs</source>
        <translation>Zwei Fotos</translation>
    </message>
    <message>
        <source>Drop old photos or folders here</source>
        <translation>Alte Fotos oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Restorer looks at each one and suggests what to repair.</source>
        <translation>Restorer sieht sich jedes an und schlägt vor, was auszubessern ist.</translation>
    </message>
    <message>
        <source>Try a sample photo</source>
        <translation>Ein Beispielfoto ausprobieren</translation>
    </message>
    <message>
        <source>Your originals are never changed. Results go into a folder “Restored” beside them.</source>
        <translation>Ihre Originale werden nie verändert. Ergebnisse kommen in einen Ordner „Restored“ daneben.</translation>
    </message>
    <message>
        <source>Everything happens on this computer.</source>
        <translation>Alles geschieht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>Fotos wählen …</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Save %n photo(s)</source>
        <translation>
            <numerusform>%n Foto speichern</numerusform>
            <numerusform>%n Fotos speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>{stem} is the original&apos;s name, {n} the number, {date} today, {ext} the ending.</source>
        <translation>{stem} ist der Name des Originals, {n} die Nummer, {date} das heutige Datum, {ext} die Endung.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>Fo&amp;rmat</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>At most {0} pixels</source>
        <translation>Höchstens {0} Bildpunkte</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Keep both: add a number</source>
        <translation>Beide behalten: Nummer anhängen</translation>
    </message>
    <message>
        <source>Leave the old file, skip the new</source>
        <translation>Alte Datei lassen, neue überspringen</translation>
    </message>
    <message>
        <source>Name is &amp;taken</source>
        <translation>Name &amp;vergeben</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>The files that will be written</source>
        <translation>Die Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Progress of saving</source>
        <translation>Fortschritt beim Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be written.</source>
        <translation>
            <numerusform>%n Datei wird geschrieben.</numerusform>
            <numerusform>%n Dateien werden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these get a number.</source>
        <translation>
            <numerusform>%n Name ist vergeben: er bekommt eine Nummer.</numerusform>
            <numerusform>%n Namen sind vergeben: sie bekommen eine Nummer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these are skipped.</source>
        <translation>
            <numerusform>%n Name ist vergeben: er wird übersprungen.</numerusform>
            <numerusform>%n Namen sind vergeben: sie werden übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}  (its name was taken)</source>
        <translation>{name}  (der Name war vergeben)</translation>
    </message>
    <message>
        <source>{name}  (skipped: it is there already)</source>
        <translation>{name}  (übersprungen: ist schon da)</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>In Ordner speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written.</source>
        <translation>
            <numerusform>%n Datei konnte nicht geschrieben werden.</numerusform>
            <numerusform>%n Dateien konnten nicht geschrieben werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureBar</name>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefgegangen ist</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>LibraryStrip</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Map of the photo</source>
        <translation>Übersicht des Fotos</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to move what is in view.</source>
        <translation>Klicken, ziehen oder Pfeiltasten bewegen den Ausschnitt.</translation>
    </message>
    <message>
        <source>Click or drag to move what is in view</source>
        <translation>Klicken oder ziehen bewegt den Ausschnitt</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to move, plus and minus to zoom.</source>
        <translation>Ziehen oder Pfeiltasten bewegen, Plus und Minus ändern die Größe.</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo viewer</source>
        <translation>Fotoansicht</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>How far the queue is</source>
        <translation>Wie weit die Warteschlange ist</translation>
    </message>
    <message>
        <source>Progress of all photos</source>
        <translation>Fortschritt aller Fotos</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>%n noch einmal versuchen</numerusform>
            <numerusform>%n noch einmal versuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n photo(s)</source>
        <translation>
            <numerusform>%n Foto restaurieren</numerusform>
            <numerusform>%n Fotos restaurieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurieren</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>{finished} of {total}</source>
        <translation>{finished} von {total}</translation>
    </message>
    <message>
        <source>{count} · paused</source>
        <translation>{count} · angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restored</source>
        <translation>
            <numerusform>%n restauriert</numerusform>
            <numerusform>%n restauriert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipeModel</name>
    <message>
        <source>choose preset</source>
        <translation>Vorgabe wählen</translation>
    </message>
    <message>
        <source>switch {step} on</source>
        <translation>{step} einschalten</translation>
    </message>
    <message>
        <source>switch {step} off</source>
        <translation>{step} ausschalten</translation>
    </message>
    <message>
        <source>change {field} of {step}</source>
        <translation>{step}: {field} ändern</translation>
    </message>
    <message>
        <source>return to proposal</source>
        <translation>zum Vorschlag zurück</translation>
    </message>
    <message numerus="yes">
        <source>apply to %n photo(s)</source>
        <translation>
            <numerusform>auf %n Foto anwenden</numerusform>
            <numerusform>auf %n Fotos anwenden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Archival: nothing invented</source>
        <translation>Archiv: nichts erfunden</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Das Foto wird gelesen …</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to what the preset proposes</source>
        <translation>Zurück zum Vorschlag der Vorgabe</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Apply to…</source>
        <translation>Anwenden auf …</translation>
    </message>
    <message>
        <source>Apply this recipe to other photos</source>
        <translation>Dieses Rezept auf andere Fotos anwenden</translation>
    </message>
    <message>
        <source>Selected photos</source>
        <translation>Ausgewählte Fotos</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Als Vorgabe …</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigenes</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>remove %n photo(s)</source>
        <translation>
            <numerusform>%n Foto entfernen</numerusform>
            <numerusform>%n Fotos entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly and was started again.</source>
        <translation>Das Rechenwerk brach unerwartet ab und wurde neu gestartet.</translation>
    </message>
    <message>
        <source>change order</source>
        <translation>Reihenfolge ändern</translation>
    </message>
    <message numerus="yes">
        <source>add %n photo(s)</source>
        <translation>
            <numerusform>%n Foto hinzufügen</numerusform>
            <numerusform>%n Fotos hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>A folder “Restored” beside the originals</source>
        <translation>Ein Ordner „Restored“ neben den Originalen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>Ordner für Ergebnisse wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Test of right-to-left layout</source>
        <translation>Test der Anordnung von rechts nach links</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Tell when a long batch has ended</source>
        <translation>Bescheid nach langem Stapel</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>Das schnellste</translation>
    </message>
    <message>
        <source>Networks run on</source>
        <translation>Netze laufen auf</translation>
    </message>
    <message>
        <source>A quarter of what is free</source>
        <translation>Ein Viertel des freien</translation>
    </message>
    <message>
        <source>Memory for photos</source>
        <translation>Speicher für Fotos</translation>
    </message>
    <message>
        <source>Disk for the results of steps</source>
        <translation>Platte für Zwischenergebnisse</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>After {step}</source>
        <translation>Nach {step}</translation>
    </message>
    <message>
        <source>Invented by {step}</source>
        <translation>Erfunden von {step}</translation>
    </message>
    <message>
        <source>Faces found</source>
        <translation>Gefundene Gesichter</translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation>Gefundene Schäden</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>More settings of {step}</source>
        <translation>Mehr Einstellungen von {step}</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>VeilChips</name>
    <message>
        <source>What was found and what was invented</source>
        <translation>Was gefunden und was erfunden wurde</translation>
    </message>
    <message>
        <source>Hide: {0}</source>
        <translation>Ausblenden: {0}</translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation>Zeigen: {0}</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Left picture</source>
        <translation>Linkes Bild</translation>
    </message>
    <message>
        <source>Right picture</source>
        <translation>Rechtes Bild</translation>
    </message>
    <message>
        <source>Hold to see the left picture (B)</source>
        <translation>Halten, um das linke Bild zu sehen (B)</translation>
    </message>
    <message>
        <source>Before and after with a divider (D)</source>
        <translation>Vorher und nachher mit Trennlinie (D)</translation>
    </message>
    <message>
        <source>Side by side (S)</source>
        <translation>Nebeneinander (S)</translation>
    </message>
    <message>
        <source>One picture (A)</source>
        <translation>Ein Bild (A)</translation>
    </message>
    <message>
        <source>Drag the result from here into another program or folder</source>
        <translation>Das Ergebnis von hier in ein anderes Programm oder einen Ordner ziehen</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>Das Ergebnis im Ordner zeigen</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Whole photo (F)</source>
        <translation>Ganzes Foto (F)</translation>
    </message>
    <message>
        <source>100 %: a pixel is a pixel (1)</source>
        <translation>100 %: ein Bildpunkt ist ein Bildpunkt (1)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Left alone: the result is there already</source>
        <translation>Gelassen: Das Ergebnis ist schon da</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>{step} {percent}</source>
        <translation>{step} {percent}</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Photos, viewer and recipe</source>
        <translation>Fotos, Ansicht und Rezept</translation>
    </message>
</context>
</TS>
