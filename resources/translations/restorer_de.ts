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
    <name>ActionStates</name>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
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
        <source>&amp;Networks…</source>
        <translation>&amp;Netze…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Co&amp;ntact sheet…</source>
        <translation>&amp;Kontaktbogen …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
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
        <source>Remove restored photos from the l&amp;ist</source>
        <translation>Res&amp;taurierte aus der Liste nehmen</translation>
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
        <source>Rotate &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>&amp;Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>&amp;Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>&amp;Crop and straighten</source>
        <translation>&amp;Zuschneiden und gerade richten</translation>
    </message>
    <message>
        <source>&amp;Brush over damage</source>
        <translation>Schäden &amp;übermalen</translation>
    </message>
    <message>
        <source>&amp;Never touch…</source>
        <translation>&amp;Nie verändern…</translation>
    </message>
    <message>
        <source>&amp;Faces</source>
        <translation>&amp;Gesichter</translation>
    </message>
    <message>
        <source>&amp;Versions and steps…</source>
        <translation>F&amp;assungen und Schritte …</translation>
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
        <source>S&amp;plit view</source>
        <translation>&amp;Geteilte Ansicht</translation>
    </message>
    <message>
        <source>S&amp;wap sides</source>
        <translation>Seiten &amp;tauschen</translation>
    </message>
    <message>
        <source>What &amp;changed</source>
        <translation>Was sich &amp;geändert hat</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>&amp;One picture</source>
        <translation>&amp;Ein Bild</translation>
    </message>
    <message>
        <source>&amp;Whole photo</source>
        <translation>&amp;Ganzes Foto</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Vergröß&amp;ern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Keep result</source>
        <translation>Ergebnis be&amp;halten</translation>
    </message>
    <message>
        <source>Re&amp;ject result</source>
        <translation>Ergebnis ver&amp;werfen</translation>
    </message>
    <message>
        <source>Large &amp;pictures</source>
        <translation>Große &amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;List of photos</source>
        <translation>&amp;Liste der Fotos</translation>
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
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
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
        <source>&amp;Photo</source>
        <translation>F&amp;oto</translation>
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
    <name>AppController</name>
    <message>
        <source>Close Restorer and start it again; what waits is kept.</source>
        <translation>Schließen Sie Restorer und starten Sie es neu; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The engine stops again and again.</source>
        <translation>Das Rechenwerk bricht immer wieder ab.</translation>
    </message>
    <message>
        <source>Restorer will continue when you open it again.</source>
        <translation>Restorer macht weiter, wenn Sie es wieder öffnen.</translation>
    </message>
    <message>
        <source>{setting}: the change shows at the next start.</source>
        <translation>{setting}: Die Änderung gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Open anew now</source>
        <translation>Jetzt neu öffnen</translation>
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
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>BrushModel</name>
    <message>
        <source>paint what no step may touch</source>
        <translation>Geschütztes malen</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>Wegwischen</translation>
    </message>
    <message>
        <source>paint what is filled</source>
        <translation>Zu Füllendes malen</translation>
    </message>
    <message>
        <source>choose marks in an area</source>
        <translation>Stellen in einem Bereich wählen</translation>
    </message>
    <message>
        <source>wipe marks</source>
        <translation>Marken wegwischen</translation>
    </message>
    <message>
        <source>remove what was painted</source>
        <translation>Gemaltes entfernen</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Paint over damage. The right button does the reverse, Shift draws a straight line, [ and ] size.</source>
        <translation>Übermalen Sie Schäden. Die rechte Taste macht das Gegenteil, Umschalt zieht gerade Linien, [ und ] ändern die Größe.</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>What is painted is filled from around it.</source>
        <translation>Was übermalt ist, wird aus seiner Umgebung gefüllt.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>What was found or painted there is left as it is.</source>
        <translation>Was dort gefunden oder gemalt wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Never touch</source>
        <translation>Nie verändern</translation>
    </message>
    <message>
        <source>No step changes what is painted: it stays as it was.</source>
        <translation>Kein Schritt verändert, was übermalt ist: Es bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>For creases: each click draws on from the last; Enter ends it.</source>
        <translation>Für Knicke: Jeder Klick zieht vom letzten aus weiter; Eingabe beendet die Linie.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>For torn corners and scrawl: all that you draw around is taken.</source>
        <translation>Für abgerissene Ecken und Gekritzel: Alles, was Sie umfahren, wird genommen.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>For dust: all possible damage that you draw around is filled.</source>
        <translation>Für Staub: Alle möglichen Schäden, die Sie umfahren, werden gefüllt.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Take back all that was painted.</source>
        <translation>Alles Gemalte zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>ColorPointTool</name>
    <message>
        <source>Click on a place and choose its colour. Pull a point to move it, Delete removes it.</source>
        <translation>Klicken Sie auf eine Stelle und wählen Sie ihre Farbe. Ziehen verschiebt einen Punkt, Entf löscht ihn.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>ColorPopover</name>
    <message>
        <source>Colour here</source>
        <translation>Farbe hier</translation>
    </message>
    <message>
        <source>Remove this point (Delete)</source>
        <translation>Diesen Punkt entfernen (Entf)</translation>
    </message>
    <message>
        <source>Done (Escape)</source>
        <translation>Fertig (Esc)</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>From the photo</source>
        <translation>Aus dem Foto</translation>
    </message>
    <message>
        <source>Then click on the place whose colour shall be taken.</source>
        <translation>Klicken Sie danach auf die Stelle, deren Farbe übernommen werden soll.</translation>
    </message>
    <message>
        <source>Another photo…</source>
        <translation>Anderes Foto…</translation>
    </message>
    <message>
        <source>Take the colour from another photo, such as a new one of the same place.</source>
        <translation>Die Farbe aus einem anderen Foto nehmen, etwa aus einem neuen vom selben Ort.</translation>
    </message>
</context>
<context>
    <name>ColorsEditor</name>
    <message>
        <source>Choose colours…</source>
        <translation>Farben wählen …</translation>
    </message>
    <message>
        <source>Click on a place in the photo and choose its colour; its lightness stays.</source>
        <translation>Klicken Sie im Foto auf eine Stelle und wählen Sie ihre Farbe; ihre Helligkeit bleibt.</translation>
    </message>
    <message>
        <source>Remove all colours that were given</source>
        <translation>Alle angegebenen Farben entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n given</source>
        <translation>
            <numerusform>%n angegeben</numerusform>
            <numerusform>%n angegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Colour {number}: {color}. Click to change it, Delete removes it.</source>
        <translation>Farbe {number}: {color}. Klicken ändert sie, Entf entfernt sie.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Restored photos</source>
        <translation>Restaurierte Fotos</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Pages lie on their side</source>
        <translation>Seiten im Querformat</translation>
    </message>
    <message>
        <source>Names below the photos</source>
        <translation>Namen unter den Fotos</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Contact sheet.pdf</source>
        <translation>Kontaktbogen.pdf</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos} on {pages}.</source>
        <translation>{photos} auf {pages}.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
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
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>In percent of the photo&apos;s longer side.</source>
        <translation>In Prozent der längeren Seite des Fotos.</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>Flecken</translation>
    </message>
    <message>
        <source>Takes yellow and brown stains off a black-and-white print that was scanned in colour.</source>
        <translation>Nimmt gelbe und braune Flecken von einem Schwarzweißabzug, der in Farbe gescannt wurde.</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>Aufhellen</translation>
    </message>
    <message>
        <source>How much of a stain&apos;s darkness goes, beside its colour.</source>
        <translation>Wie viel von der Dunkelheit eines Flecks verschwindet, neben seiner Farbe.</translation>
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
        <source>Faces narrower than this in the original are left alone.</source>
        <translation>Gesichter, die im Original schmaler sind, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The folder in which photos were last chosen.</source>
        <translation>Der Ordner, aus dem zuletzt Fotos gewählt wurden.</translation>
    </message>
    <message>
        <source>Whether the window is light or dark.</source>
        <translation>Ob das Fenster hell oder dunkel ist.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Gerät ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele Dateien sind offen</translation>
    </message>
    <message>
        <source>leans by {degrees:.1f} degrees</source>
        <translation>steht um {degrees:.1f} Grad schief</translation>
    </message>
    <message>
        <source>1 scratch</source>
        <translation>1 Kratzer</translation>
    </message>
    <message>
        <source>{scratches:,} scratches</source>
        <translation>{scratches:,} Kratzer</translation>
    </message>
    <message>
        <source>1 speck</source>
        <translation>1 Fleck</translation>
    </message>
    <message>
        <source>{specks:,} specks</source>
        <translation>{specks:,} Flecken</translation>
    </message>
    <message>
        <source>{lines} and {specks}, {share:.2%} of the picture</source>
        <translation>{lines} und {specks}, {share:.2%} des Bildes</translation>
    </message>
    <message>
        <source>stains on {share:.1%} of the print</source>
        <translation>Flecken auf {share:.1%} des Abzugs</translation>
    </message>
    <message>
        <source>soft edges ({blur_px:.1f} px)</source>
        <translation>weiche Kanten ({blur_px:.1f} px)</translation>
    </message>
    <message>
        <source>texture all over, no grain</source>
        <translation>überall Textur, kein Korn</translation>
    </message>
    <message>
        <source>clean and sharp, nothing to do</source>
        <translation>sauber und scharf, nichts zu tun</translation>
    </message>
    <message>
        <source>printed in dots ({screen_px:.1f} px apart)</source>
        <translation>in Punkten gedruckt (Abstand {screen_px:.1f} px)</translation>
    </message>
    <message>
        <source>coarse grain</source>
        <translation>grobes Korn</translation>
    </message>
    <message>
        <source>fine grain</source>
        <translation>feines Korn</translation>
    </message>
    <message>
        <source>blacks and whites are in order</source>
        <translation>Schwarz und Weiß sind in Ordnung</translation>
    </message>
    <message>
        <source>black-and-white</source>
        <translation>schwarz-weiß</translation>
    </message>
    <message>
        <source>grainy</source>
        <translation>körnig</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>verblasst</translation>
    </message>
    <message>
        <source>no sign of an old print</source>
        <translation>kein Zeichen für einen alten Abzug</translation>
    </message>
    <message>
        <source>no scratches or dust found</source>
        <translation>keine Kratzer und kein Staub gefunden</translation>
    </message>
    <message>
        <source>has its own colours</source>
        <translation>hat eigene Farben</translation>
    </message>
    <message>
        <source>no faces found</source>
        <translation>keine Gesichter gefunden</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>1 Gesicht</translation>
    </message>
    <message>
        <source>{faces:,} faces</source>
        <translation>{faces:,} Gesichter</translation>
    </message>
    <message>
        <source>{counted} in a worn photo</source>
        <translation>{counted} in einem abgenutzten Foto</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels</source>
        <translation>{megapixels:.1f} Megapixel</translation>
    </message>
    <message>
        <source>There is no preset {name_or_path!r}.</source>
        <translation>Es gibt keine Vorgabe {name_or_path!r}.</translation>
    </message>
    <message>
        <source>Choose {choices}, or the path of a preset&apos;s file.</source>
        <translation>Wählen Sie {choices} oder den Pfad der Datei einer Vorgabe.</translation>
    </message>
    <message>
        <source>The preset {name!r} cannot be read: {reason}.</source>
        <translation>Die Vorgabe {name!r} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The preset {name!r} is not JSON: {reason}.</source>
        <translation>Die Vorgabe {name!r} ist kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>{name!r} is not a preset: it has no steps.</source>
        <translation>{name!r} ist keine Vorgabe: Sie hat keine Schritte.</translation>
    </message>
    <message>
        <source>The preset {name!r} has version {version}, and this Restorer reads up to {newest}.</source>
        <translation>Die Vorgabe {name!r} hat die Version {version}, und dieser Restorer liest bis {newest}.</translation>
    </message>
    <message>
        <source>Update Restorer, or save the preset again with this one.</source>
        <translation>Aktualisieren Sie Restorer, oder sichern Sie die Vorgabe mit diesem hier noch einmal.</translation>
    </message>
    <message>
        <source>The preset {name!r} says nothing usable of {step_id}.</source>
        <translation>Die Vorgabe {name!r} sagt nichts Brauchbares über {step_id}.</translation>
    </message>
    <message>
        <source>The preset {name!r} gives {step_id} the amount {amount!r}.</source>
        <translation>Die Vorgabe {name!r} gibt {step_id} die Menge {amount!r}.</translation>
    </message>
    <message>
        <source>The preset {name!r} says {use!r} of {step_id}.</source>
        <translation>Die Vorgabe {name!r} sagt {use!r} über {step_id}.</translation>
    </message>
    <message>
        <source>Finds scratches, cracks and dust, and fills them.</source>
        <translation>Findet Kratzer, Risse und Staub und füllt sie.</translation>
    </message>
    <message>
        <source>Widest mark</source>
        <translation>Breiteste Stelle</translation>
    </message>
    <message>
        <source>Places whose colour you know: a JSON list of points, in the photo&apos;s pixels.</source>
        <translation>Stellen, deren Farbe Sie kennen: eine JSON-Liste von Punkten, in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>There is no device {name!r}.</source>
        <translation>Es gibt kein Gerät {name!r}.</translation>
    </message>
    <message>
        <source>It has: {there}.</source>
        <translation>Er hat: {there}.</translation>
    </message>
    <message>
        <source>The model {model} cannot be loaded from {name}: {kind}: {reason}.</source>
        <translation>Das Modell {model} lässt sich nicht aus {name} laden: {kind}: {reason}.</translation>
    </message>
    <message>
        <source>Install Restorer again, or update it: the file may be made for another version.</source>
        <translation>Installieren Sie Restorer neu oder aktualisieren Sie ihn: Die Datei kann für eine andere Version gemacht sein.</translation>
    </message>
    <message>
        <source>The file {name} holds another network than {network!r}.</source>
        <translation>Die Datei {name} enthält ein anderes Netz als {network!r}.</translation>
    </message>
    <message>
        <source>Install Restorer again.</source>
        <translation>Installieren Sie Restorer neu.</translation>
    </message>
    <message>
        <source>The model {model} does not enlarge {scale} times.</source>
        <translation>Das Modell {model} vergrößert nicht {scale}-mal.</translation>
    </message>
    <message>
        <source>It can: {known}.</source>
        <translation>Es kann: {known}.</translation>
    </message>
    <message>
        <source>The model {model} has no input {input!r}.</source>
        <translation>Das Modell {model} hat keinen Eingang {input!r}.</translation>
    </message>
    <message>
        <source>The model {model} gives {shape} for {wanted}.</source>
        <translation>Das Modell {model} gibt {shape} für {wanted}.</translation>
    </message>
    <message>
        <source>The model {model} does not make a picture of a picture.</source>
        <translation>Das Modell {model} macht aus einem Bild kein Bild.</translation>
    </message>
    <message>
        <source>The model {model} gives no usable numbers on {device}.</source>
        <translation>Das Modell {model} gibt auf {device} keine brauchbaren Zahlen.</translation>
    </message>
    <message>
        <source>Choose another model or the device cpu, and report this.</source>
        <translation>Wählen Sie ein anderes Modell oder das Gerät cpu, und melden Sie dies.</translation>
    </message>
    <message>
        <source>The memory of {device} is not enough for the model {model}, even in the smallest pieces.</source>
        <translation>Der Speicher von {device} reicht für das Modell {model} auch in den kleinsten Stücken nicht.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on another device.</source>
        <translation>Schließen Sie andere Programme, wählen Sie ein kleineres Modell oder ein anderes Gerät.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written: there is no room left on the disk of &quot;{folder}&quot;.</source>
        <translation>„{name}“ konnte nicht geschrieben werden: Auf der Platte von „{folder}“ ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>Free some space or choose a folder on another disk, then try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen Ordner auf einer anderen Platte, dann versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written: the folder &quot;{folder}&quot; does not exist.</source>
        <translation>„{name}“ konnte nicht geschrieben werden: Den Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written: the folder &quot;{folder}&quot; cannot be written to.</source>
        <translation>„{name}“ konnte nicht geschrieben werden: In den Ordner „{folder}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; could not be written: a folder has this name.</source>
        <translation>„{path}“ konnte nicht geschrieben werden: Ein Ordner heißt so.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>&quot;{name}...&quot; could not be written: its name is too long for this disk.</source>
        <translation>„{name}...“ konnte nicht geschrieben werden: Der Name ist für diese Platte zu lang.</translation>
    </message>
    <message>
        <source>Choose a shorter name or a folder nearer to the top.</source>
        <translation>Wählen Sie einen kürzeren Namen oder einen Ordner weiter oben.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; could not be written: {reason}.</source>
        <translation>„{path}“ konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>Wählen Sie einen anderen Ordner oder Namen.</translation>
    </message>
    <message>
        <source>is damaged: its BMP header makes no sense</source>
        <translation>ist beschädigt: Ihr BMP-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is damaged, or a BMP of a rare kind that cannot be read</source>
        <translation>ist beschädigt oder ein seltenes BMP, das sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>Convert it to PNG.</source>
        <translation>Wandeln Sie sie in PNG um.</translation>
    </message>
    <message>
        <source>is cut off: it ends before its last pixel</source>
        <translation>ist abgeschnitten: Sie endet vor dem letzten Pixel</translation>
    </message>
    <message>
        <source>is damaged or cut off: it cannot be read as a BMP</source>
        <translation>ist beschädigt oder abgeschnitten: Sie lässt sich nicht als BMP lesen</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; says that it has more than {max_pages:,} pages.</source>
        <translation>„{name}“ gibt an, mehr als {max_pages:,} Seiten zu haben.</translation>
    </message>
    <message>
        <source>Split it into smaller files first; if it should have few pages, it is damaged.</source>
        <translation>Teilen Sie die Datei zuerst in kleinere auf; wenn sie nur wenige Seiten haben sollte, ist sie beschädigt.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has no page {page}: it has {pages}.</source>
        <translation>„{name}“ hat keine Seite {page}: Es sind {pages}.</translation>
    </message>
    <message>
        <source>Choose a page from 1 to {pages}.</source>
        <translation>Wählen Sie eine Seite von 1 bis {pages}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is empty.</source>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>Copy or scan it again.</source>
        <translation>Kopieren oder scannen Sie das Foto noch einmal.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is {kind}, which Restorer does not read.</source>
        <translation>„{name}“ ist {kind}; das liest Restorer nicht.</translation>
    </message>
    <message>
        <source>Convert it to PNG or TIFF first.</source>
        <translation>Wandeln Sie die Datei zuerst in PNG oder TIFF um.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a picture that Restorer reads.</source>
        <translation>„{name}“ ist kein Bild, das Restorer liest.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a folder, not a picture.</source>
        <translation>„{name}“ ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>Choose the photos in it.</source>
        <translation>Wählen Sie die Fotos darin.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a pipe or a device, not a file.</source>
        <translation>„{name}“ ist eine Pipe oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>Save the picture to a file first.</source>
        <translation>Sichern Sie das Bild zuerst in eine Datei.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; does not exist.</source>
        <translation>„{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the path; it may have been moved or renamed.</source>
        <translation>Prüfen Sie den Pfad; vielleicht wurde die Datei verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a link that leads to itself.</source>
        <translation>„{name}“ ist eine Verknüpfung, die auf sich selbst führt.</translation>
    </message>
    <message>
        <source>Choose the file itself.</source>
        <translation>Wählen Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; may not be read by you.</source>
        <translation>„{name}“ dürfen Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it.</source>
        <translation>Ändern Sie die Rechte der Datei, oder kopieren Sie sie.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be opened: {reason}.</source>
        <translation>„{name}“ lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>Check the path and the disk.</source>
        <translation>Prüfen Sie den Pfad und die Platte.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; needs more memory than there is.</source>
        <translation>„{name}“ braucht mehr Speicher, als da ist.</translation>
    </message>
    <message>
        <source>Close other programs, or cut the picture into parts.</source>
        <translation>Schließen Sie andere Programme, oder schneiden Sie das Bild in Teile.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is damaged: it cannot be read.</source>
        <translation>„{name}“ ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Copy or scan it again, or open it in another program to check it.</source>
        <translation>Kopieren oder scannen Sie das Foto noch einmal, oder öffnen Sie es zur Probe in einem anderen Programm.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be opened: there is no room left on the disk for its pixels.</source>
        <translation>„{name}“ ließ sich nicht öffnen: Auf der Platte ist kein Platz für die Pixel.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be read: {reason}.</source>
        <translation>„{name}“ ließ sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check the disk or the network folder that it is on.</source>
        <translation>Prüfen Sie die Platte oder den Netzordner, auf dem die Datei liegt.</translation>
    </message>
    <message>
        <source>Restorer does not write &quot;{format}&quot;.</source>
        <translation>Restorer schreibt kein „{format}“.</translation>
    </message>
    <message>
        <source>Choose one of {formats}.</source>
        <translation>Wählen Sie eines von {formats}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be written as {format}: {reason}.</source>
        <translation>„{name}“ konnte nicht als {format} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>Wählen Sie PNG oder TIFF.</translation>
    </message>
    <message>
        <source>{name} holds no transparency: the photo was laid over white.</source>
        <translation>{name} kann keine Durchsichtigkeit enthalten: Das Foto wurde auf Weiß gelegt.</translation>
    </message>
    <message>
        <source>{name} holds 8 bits a channel: 16 were rounded.</source>
        <translation>{name} fasst 8 Bit je Kanal: 16 wurden gerundet.</translation>
    </message>
    <message>
        <source>{name} has no place for IPTC: it was left out.</source>
        <translation>{name} hat keinen Platz für IPTC: Es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>ein GIF</translation>
    </message>
    <message>
        <source>a Photoshop file</source>
        <translation>eine Photoshop-Datei</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>a camera&apos;s raw file</source>
        <translation>eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <source>{words} (sigma {sigma:.0f})</source>
        <translation>{words} (Sigma {sigma:.0f})</translation>
    </message>
    <message>
        <source>blocks of JPEG (quality {quality})</source>
        <translation>JPEG-Blöcke (Qualität {quality})</translation>
    </message>
    <message>
        <source>faded blacks ({black:.0%})</source>
        <translation>verblasstes Schwarz ({black:.0%})</translation>
    </message>
    <message>
        <source>darkened whites ({white:.0%})</source>
        <translation>nachgedunkeltes Weiß ({white:.0%})</translation>
    </message>
    <message>
        <source>little contrast ({contrast:.0%})</source>
        <translation>wenig Kontrast ({contrast:.0%})</translation>
    </message>
    <message>
        <source>a colour cast</source>
        <translation>ein Farbstich</translation>
    </message>
    <message>
        <source>a worn photo</source>
        <translation>ein mitgenommenes Foto</translation>
    </message>
    <message>
        <source>faces are already sharp</source>
        <translation>die Gesichter sind schon scharf</translation>
    </message>
    <message>
        <source>{counted}, already sharp</source>
        <translation>{counted}, schon scharf</translation>
    </message>
    <message>
        <source>large enough ({size})</source>
        <translation>groß genug ({size})</translation>
    </message>
    <message>
        <source>enlarged on demand only ({size})</source>
        <translation>nur auf Wunsch vergrößert ({size})</translation>
    </message>
    <message>
        <source>small ({size}), but clean and sharp</source>
        <translation>klein ({size}), aber sauber und scharf</translation>
    </message>
    <message>
        <source>small and worn ({size})</source>
        <translation>klein und mitgenommen ({size})</translation>
    </message>
    <message>
        <source>No model for this yet.</source>
        <translation>Dafür gibt es noch kein Modell.</translation>
    </message>
    <message>
        <source>Off in this preset.</source>
        <translation>In dieser Vorgabe aus.</translation>
    </message>
    <message>
        <source>It will be straightened.</source>
        <translation>Es wird gerade gerichtet.</translation>
    </message>
    <message>
        <source>It will be straightened ({share:.0%}).</source>
        <translation>Es wird gerade gerichtet ({share:.0%}).</translation>
    </message>
    <message>
        <source>They will be repaired.</source>
        <translation>Sie werden ausgebessert.</translation>
    </message>
    <message>
        <source>They will be repaired ({share:.0%}).</source>
        <translation>Sie werden ausgebessert ({share:.0%}).</translation>
    </message>
    <message>
        <source>They will be taken off.</source>
        <translation>Sie werden abgenommen.</translation>
    </message>
    <message>
        <source>They will be taken off ({share:.0%}).</source>
        <translation>Sie werden abgenommen ({share:.0%}).</translation>
    </message>
    <message>
        <source>It will be cleaned.</source>
        <translation>Es wird gereinigt.</translation>
    </message>
    <message>
        <source>It will be cleaned ({share:.0%}).</source>
        <translation>Es wird gereinigt ({share:.0%}).</translation>
    </message>
    <message>
        <source>Contrast and colour will be restored.</source>
        <translation>Kontrast und Farbe werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Contrast and colour will be restored ({share:.0%}).</source>
        <translation>Kontrast und Farbe werden wiederhergestellt ({share:.0%}).</translation>
    </message>
    <message>
        <source>It will be coloured.</source>
        <translation>Es wird koloriert.</translation>
    </message>
    <message>
        <source>It will be coloured ({share:.0%}).</source>
        <translation>Es wird koloriert ({share:.0%}).</translation>
    </message>
    <message>
        <source>They will be restored.</source>
        <translation>Sie werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>They will be restored ({share:.0%}).</source>
        <translation>Sie werden wiederhergestellt ({share:.0%}).</translation>
    </message>
    <message>
        <source>It will be checked for scratches and dust.</source>
        <translation>Es wird auf Kratzer und Staub geprüft.</translation>
    </message>
    <message>
        <source>Faces will be checked.</source>
        <translation>Die Gesichter werden geprüft.</translation>
    </message>
    <message>
        <source>Asked for. {reason}</source>
        <translation>Gewünscht. {reason}</translation>
    </message>
    <message>
        <source>Not asked for.</source>
        <translation>Nicht gewünscht.</translation>
    </message>
    <message>
        <source>to be enlarged</source>
        <translation>wird vergrößert</translation>
    </message>
    <message>
        <source>It will be enlarged {scale} times.</source>
        <translation>Es wird {scale}fach vergrößert.</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>Restorer reads {format} but does not write it.</source>
        <translation>Restorer liest {format}, schreibt es aber nicht.</translation>
    </message>
    <message>
        <source>Choose PNG, which loses nothing.</source>
        <translation>Wählen Sie PNG, das nichts verliert.</translation>
    </message>
    <message>
        <source>{format} has at most {side:,} pixels a side; this photo is {width} x {height}.</source>
        <translation>{format} hat höchstens {side:,} Pixel je Seite; dieses Foto hat {width} x {height}.</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF, or a smaller scale.</source>
        <translation>Wählen Sie PNG oder TIFF, oder eine kleinere Vergrößerung.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; does not say in which format to write it.</source>
        <translation>„{name}“ sagt nicht, in welchem Format geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Let it end in one of {suffixes}.</source>
        <translation>Der Name soll auf eines von {suffixes} enden.</translation>
    </message>
    <message>
        <source>There is no format &quot;{name}&quot;.</source>
        <translation>Es gibt kein Format „{name}“.</translation>
    </message>
    <message>
        <source>is cut off: it ends in the middle of its header</source>
        <translation>ist abgeschnitten: Sie endet mitten in ihrem Kopf</translation>
    </message>
    <message>
        <source>is a HEIC, and nothing that is installed reads it</source>
        <translation>ist ein HEIC, und nichts, was installiert ist, liest es</translation>
    </message>
    <message>
        <source>is damaged or cut off: it cannot be read as a HEIC</source>
        <translation>ist beschädigt oder abgeschnitten: Sie lässt sich nicht als HEIC lesen</translation>
    </message>
    <message>
        <source>is damaged: its header makes no sense</source>
        <translation>ist beschädigt: Ihr Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is damaged: it cannot be read as a HEIC</source>
        <translation>ist beschädigt: Sie lässt sich nicht als HEIC lesen</translation>
    </message>
    <message>
        <source>is damaged: there is no picture in it</source>
        <translation>ist beschädigt: Es ist kein Bild darin</translation>
    </message>
    <message>
        <source>is damaged: it is a JPEG without a picture in it</source>
        <translation>ist beschädigt: ein JPEG ohne ein Bild darin</translation>
    </message>
    <message>
        <source>is a JPEG of a rare kind (frame {marker:X}, {precision} bits) that cannot be read</source>
        <translation>ist ein JPEG von seltener Art (Frame {marker:X}, {precision} Bit), das sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>Convert it to TIFF or PNG with the program that made it.</source>
        <translation>Wandeln Sie es mit dem Programm, das es geschrieben hat, in TIFF oder PNG um.</translation>
    </message>
    <message>
        <source>is damaged: its JPEG header makes no sense</source>
        <translation>ist beschädigt: Ihr JPEG-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is damaged: it has no JPEG markers where they should be</source>
        <translation>ist beschädigt: Es fehlen JPEG-Marken, wo sie stehen sollten</translation>
    </message>
    <message>
        <source>is damaged: its JPEG data cannot be read to the end</source>
        <translation>ist beschädigt: seine JPEG-Daten lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; says that it is {width} x {height} pixels, more than the {megapixels:,.0f} megapixels and {side:,} pixels a side that are allowed.</source>
        <translation>„{name}“ nennt eine Größe von {width} x {height} Pixeln, mehr als die {megapixels:,.0f} Megapixel und {side:,} Pixel je Seite, die erlaubt sind.</translation>
    </message>
    <message>
        <source>If it really is that large, cut it into parts first; otherwise the file is damaged.</source>
        <translation>Ist das Bild wirklich so groß, dann schneiden Sie es zuerst in Teile; sonst ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; says that it is {width} x {height} pixels in a file of {kilobytes:,} kB: no photograph is that light.</source>
        <translation>„{name}“ gibt an, {width} x {height} Pixel in einer Datei von {kilobytes:,} kB zu haben: So leicht ist kein Foto.</translation>
    </message>
    <message>
        <source>The file is blank, damaged, or made to do harm. If you trust it, save it again as a plain TIFF.</source>
        <translation>Die Datei ist leer, beschädigt oder dazu gemacht, zu schaden. Wenn Sie ihr vertrauen, speichern Sie sie neu als einfaches TIFF.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; needs {needed:.1f} GiB for its pixels, and this computer has {memory:.1f} GiB of memory.</source>
        <translation>„{name}“ braucht {needed:.1f} GiB für seine Pixel, und dieser Computer hat {memory:.1f} GiB Speicher.</translation>
    </message>
    <message>
        <source>Cut it into parts first, or use a computer with more memory.</source>
        <translation>Schneiden Sie es zuerst in Teile, oder nehmen Sie einen Computer mit mehr Speicher.</translation>
    </message>
    <message>
        <source>The two pictures cannot be compared: one is {first}, the other {second}.</source>
        <translation>Die beiden Bilder lassen sich nicht vergleichen: Das eine ist {first}, das andere {second}.</translation>
    </message>
    <message>
        <source>Scale one of them to the other&apos;s size first.</source>
        <translation>Bringen Sie zuerst eines auf die Größe des anderen.</translation>
    </message>
    <message>
        <source>is damaged: its header contradicts itself</source>
        <translation>ist beschädigt: Ihr Kopf widerspricht sich selbst</translation>
    </message>
    <message>
        <source>stores its numbers in a way that cannot be read</source>
        <translation>speichert ihre Zahlen auf eine Art, die sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>Save it again with 8 or 16 bits a channel.</source>
        <translation>Sichern Sie sie noch einmal mit 8 oder 16 Bit je Kanal.</translation>
    </message>
    <message>
        <source>is cut off: the file ends before the picture does</source>
        <translation>ist abgeschnitten: Die Datei endet vor dem Bild</translation>
    </message>
    <message>
        <source>Save it again as a plain TIFF or PNG with the program that made it.</source>
        <translation>Sichern Sie sie mit dem Programm, das sie geschrieben hat, noch einmal als einfaches TIFF oder PNG.</translation>
    </message>
    <message>
        <source>is damaged: its PNG header makes no sense</source>
        <translation>ist beschädigt: Ihr PNG-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is cut off or damaged: {width} x {height} pixels cannot lie in {size_bytes:,} bytes</source>
        <translation>ist abgeschnitten oder beschädigt: {width} x {height} Pixel können nicht in {size_bytes:,} Bytes liegen</translation>
    </message>
    <message>
        <source>is damaged: its TIFF directory makes no sense</source>
        <translation>ist beschädigt: Ihr TIFF-Verzeichnis ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is a camera&apos;s raw file</source>
        <translation>ist eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <source>Develop it to a 16-bit TIFF with the camera&apos;s program or darktable.</source>
        <translation>Entwickeln Sie sie mit dem Programm der Kamera oder mit darktable zu einem TIFF mit 16 Bit.</translation>
    </message>
    <message>
        <source>is a TIFF of a colour model (photometric {photometric}) that cannot be read</source>
        <translation>ist ein TIFF mit einem Farbmodell (photometric {photometric}), das sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>is a TIFF of floating-point numbers</source>
        <translation>ist ein TIFF aus Gleitkommazahlen</translation>
    </message>
    <message>
        <source>Save it again with 16 bits a channel.</source>
        <translation>Sichern Sie es noch einmal mit 16 Bit je Kanal.</translation>
    </message>
    <message>
        <source>is a TIFF of signed numbers</source>
        <translation>ist ein TIFF aus Zahlen mit Vorzeichen</translation>
    </message>
    <message>
        <source>is a TIFF of {bits} bits a channel</source>
        <translation>ist ein TIFF mit {bits} Bit je Kanal</translation>
    </message>
    <message>
        <source>is cut off: {missing}</source>
        <translation>ist abgeschnitten: {missing}</translation>
    </message>
    <message>
        <source>is a TIFF compressed as {kind}, a kind that Restorer does not read</source>
        <translation>ist ein als {kind} komprimiertes TIFF; diese Art liest Restorer nicht</translation>
    </message>
    <message>
        <source>is damaged: its TIFF data cannot be read to the end</source>
        <translation>ist beschädigt: seine TIFF-Daten lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>is damaged: it is a WebP without a picture in it</source>
        <translation>ist beschädigt: ein WebP ohne ein Bild darin</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; could not be signed: {reason}.</source>
        <translation>„{title}“ ließ sich nicht signieren: {reason}.</translation>
    </message>
    <message>
        <source>Check the certificate and its key, or leave them out.</source>
        <translation>Prüfen Sie das Zertifikat und seinen Schlüssel, oder lassen Sie beide weg.</translation>
    </message>
    <message>
        <source>Content credentials need the package c2pa-python, which is not installed.</source>
        <translation>Für Inhaltsnachweise fehlt das Paket c2pa-python.</translation>
    </message>
    <message>
        <source>Install it: pip install &apos;restorer[c2pa]&apos;.</source>
        <translation>Installieren Sie es: pip install &apos;restorer[c2pa]&apos;.</translation>
    </message>
    <message>
        <source>The certificate {certificate!r} and the key {key!r} cannot sign: {reason}.</source>
        <translation>Das Zertifikat {certificate!r} und der Schlüssel {key!r} können nicht signieren: {reason}.</translation>
    </message>
    <message>
        <source>Both must be PEM files, the certificate first in its chain and made for signing (emailProtection or documentSigning).</source>
        <translation>Beide müssen PEM-Dateien sein, das Zertifikat das erste seiner Kette und zum Signieren gemacht (emailProtection oder documentSigning).</translation>
    </message>
    <message>
        <source>The {what} {path!r} cannot be read: {reason}.</source>
        <translation>{path!r} ({what}) lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check its name and rights.</source>
        <translation>Prüfen Sie Namen und Rechte der Datei.</translation>
    </message>
    <message>
        <source>The key {path!r} cannot be used: {reason}.</source>
        <translation>Der Schlüssel {path!r} ist nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
        <source>It must be a private key in PEM; its passphrase, if it has one, goes into {variable}.</source>
        <translation>Es muss ein privater Schlüssel in PEM sein; seine Passphrase, falls er eine hat, gehört in {variable}.</translation>
    </message>
    <message>
        <source>The key {path!r} is not that of the certificate.</source>
        <translation>Der Schlüssel {path!r} gehört nicht zu diesem Zertifikat.</translation>
    </message>
    <message>
        <source>Name the two that belong together.</source>
        <translation>Geben Sie die beiden an, die zusammengehören.</translation>
    </message>
    <message>
        <source>The key {path!r} is of a kind that cannot sign here.</source>
        <translation>Mit einem Schlüssel der Art von {path!r} lässt sich hier nicht signieren.</translation>
    </message>
    <message>
        <source>Use an EC, RSA or Ed25519 key.</source>
        <translation>Nehmen Sie einen EC-, RSA- oder Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>The certificate&apos;s file holds no certificate in PEM: {reason}.</source>
        <translation>In der Datei des Zertifikats steht kein Zertifikat in PEM: {reason}.</translation>
    </message>
    <message>
        <source>Name another.</source>
        <translation>Geben Sie eine andere an.</translation>
    </message>
    <message>
        <source>The certificate&apos;s time was over on {date}.</source>
        <translation>Das Zertifikat ist am {date} abgelaufen.</translation>
    </message>
    <message>
        <source>Get a new one.</source>
        <translation>Besorgen Sie ein neues.</translation>
    </message>
    <message>
        <source>The queue {name} is held by another program.</source>
        <translation>Die Warteschlange {name} wird von einem anderen Programm gehalten.</translation>
    </message>
    <message>
        <source>Close the other Restorer or wait for it, then try again.</source>
        <translation>Schließen Sie den anderen Restorer oder warten Sie auf ihn, dann versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>There is no room on the disk of the queue {name}.</source>
        <translation>Auf der Platte der Warteschlange {name} ist kein Platz.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz, dann versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The queue {name} is damaged.</source>
        <translation>Die Warteschlange {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>Start Restorer again: it keeps the damaged file aside and begins a new queue.</source>
        <translation>Starten Sie Restorer neu: Er legt die beschädigte Datei beiseite und beginnt eine neue Warteschlange.</translation>
    </message>
    <message>
        <source>The queue {name} cannot be written.</source>
        <translation>Die Warteschlange {name} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Make the file and its folder writable.</source>
        <translation>Geben Sie für die Datei und ihren Ordner Schreibrechte.</translation>
    </message>
    <message>
        <source>The queue {name} cannot be used: {reason}.</source>
        <translation>Die Warteschlange {name} lässt sich nicht benutzen: {reason}.</translation>
    </message>
    <message>
        <source>The queue {path!r} is damaged, and another Restorer still uses it.</source>
        <translation>Die Warteschlange {path!r} ist beschädigt, und ein anderer Restorer benutzt sie noch.</translation>
    </message>
    <message>
        <source>Close the other Restorer, then start again: the damaged file is kept aside and a new queue begun.</source>
        <translation>Schließen Sie den anderen Restorer, dann starten Sie neu: Die beschädigte Datei wird beiseitegelegt und eine neue Warteschlange begonnen.</translation>
    </message>
    <message>
        <source>A new queue cannot be made at {path!r}: {reason}.</source>
        <translation>Bei {path!r} lässt sich keine neue Warteschlange anlegen: {reason}.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Prüfen Sie die Platte.</translation>
    </message>
    <message>
        <source>The queue {path!r} was made by a newer Restorer.</source>
        <translation>Die Warteschlange {path!r} stammt von einem neueren Restorer.</translation>
    </message>
    <message>
        <source>Update Restorer, or set RESTORER_HOME to another folder.</source>
        <translation>Aktualisieren Sie Restorer, oder setzen Sie RESTORER_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The damaged queue {path!r} cannot be set aside: {reason}.</source>
        <translation>Die beschädigte Warteschlange {path!r} lässt sich nicht beiseitelegen: {reason}.</translation>
    </message>
    <message>
        <source>Move it away by hand, then start again.</source>
        <translation>Legen Sie sie von Hand beiseite, dann starten Sie neu.</translation>
    </message>
    <message>
        <source>The engine could not do this.</source>
        <translation>Das konnte das Rechenwerk nicht tun.</translation>
    </message>
    <message>
        <source>Copy the report and send it to us.</source>
        <translation>Kopieren Sie den Bericht und schicken Sie ihn uns.</translation>
    </message>
    <message>
        <source>The engine stopped twice while it worked on {name}.</source>
        <translation>Das Rechenwerk brach zweimal ab, während es an {name} arbeitete.</translation>
    </message>
    <message>
        <source>Try again with fewer steps, or with the processor as device.</source>
        <translation>Versuchen Sie es mit weniger Schritten noch einmal, oder mit dem Prozessor als Gerät.</translation>
    </message>
    <message>
        <source>Close other programs, then retry it.</source>
        <translation>Schließen Sie andere Programme, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be restored: {reason}.</source>
        <translation>„{name}“ konnte nicht restauriert werden: {reason}.</translation>
    </message>
    <message>
        <source>Check its disk and permissions, then retry it.</source>
        <translation>Prüfen Sie Platte und Rechte, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The other photos go on. Please report it; the log has the details.</source>
        <translation>Die anderen Fotos gehen weiter. Bitte melden Sie es; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>It is another program&apos;s backup of a photo.</source>
        <translation>Es ist die Sicherungskopie eines Fotos, die ein anderes Programm angelegt hat.</translation>
    </message>
    <message>
        <source>It is no photo that is read.</source>
        <translation>Es ist kein Foto, das gelesen wird.</translation>
    </message>
    <message>
        <source>The list {name!r} cannot be read: {reason}.</source>
        <translation>Die Liste {name!r} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfen Sie ihren Namen.</translation>
    </message>
    <message>
        <source>{name} leads to a file that is not there.</source>
        <translation>{name} führt zu einer Datei, die es nicht gibt.</translation>
    </message>
    <message>
        <source>0 fills only what is certain to be damage, 1 all that may be; what may be and is left is shown.</source>
        <translation>0 füllt nur, was sicher ein Schaden ist, 1 alles, was einer sein könnte; was stehen bleibt, wird gezeigt.</translation>
    </message>
    <message>
        <source>Fill as well</source>
        <translation>Auch füllen</translation>
    </message>
    <message>
        <source>Possible marks to be filled, as points.</source>
        <translation>Mögliche Schäden, die gefüllt werden sollen, als Punkte.</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>Nicht anrühren</translation>
    </message>
    <message>
        <source>Marks to be left, as points.</source>
        <translation>Stellen, die bleiben sollen, als Punkte.</translation>
    </message>
    <message>
        <source>Dots of print</source>
        <translation>Druckraster</translation>
    </message>
    <message>
        <source>How far the dots of a printed picture lie apart; 0: none.</source>
        <translation>Wie weit die Rasterpunkte eines gedruckten Bildes auseinanderliegen; 0: keine.</translation>
    </message>
    <message>
        <source>Known to have faded</source>
        <translation>Bekanntermaßen verblasst</translation>
    </message>
    <message>
        <source>Does not ask a colour photo for signs of age first.</source>
        <translation>Fragt ein Farbfoto nicht erst nach Zeichen des Alters.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The folder for results.</source>
        <translation>Der Ordner für die Ergebnisse.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>The format of results; PNG where that of an original cannot be written.</source>
        <translation>Das Format der Ergebnisse; PNG, wo das Format eines Originals nicht geschrieben werden kann.</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>By how many degrees the photo is turned, clockwise.</source>
        <translation>Um wie viel Grad das Foto im Uhrzeigersinn gedreht wird.</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>How the photo is mirrored, after it is turned.</source>
        <translation>Wie das Foto nach dem Drehen gespiegelt wird.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht</translation>
    </message>
    <message>
        <source>horizontal</source>
        <translation>waagerecht</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>senkrecht</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>What stays: left, top, width and height in pixels of the original.</source>
        <translation>Was bleibt: links, oben, Breite und Höhe in Pixeln des Originals.</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>Four corners, x and y in pixels of the original, that become those of the picture.</source>
        <translation>Vier Ecken, x und y in Pixeln des Originals, die zu den Ecken des Bildes werden.</translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation>Gefundene Schäden</translation>
    </message>
    <message>
        <source>Possible damage: click to fill</source>
        <translation>Möglicher Schaden: zum Füllen anklicken</translation>
    </message>
    <message>
        <source>Fill possible marks here</source>
        <translation>Mögliche Stellen hier füllen</translation>
    </message>
    <message>
        <source>Where all that may be damage is filled, drawn by hand.</source>
        <translation>Wo alles gefüllt wird, was ein Schaden sein kann; von Hand umfahren.</translation>
    </message>
    <message>
        <source>Fill this, too</source>
        <translation>Auch das füllen</translation>
    </message>
    <message>
        <source>What is filled besides what is found, painted by hand.</source>
        <translation>Was außer dem Gefundenen gefüllt wird, von Hand gemalt.</translation>
    </message>
    <message>
        <source>Leave this</source>
        <translation>Das belassen</translation>
    </message>
    <message>
        <source>What is left whatever is found there, painted by hand.</source>
        <translation>Was bleibt, was immer dort gefunden wird, von Hand gemalt.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>What is filled, painted by hand: this, and nothing that is found.</source>
        <translation>Was gefüllt wird, von Hand gemalt: dies, und nichts, was gefunden wird.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Which network finds damage, by its id; empty for the one that comes with Restorer.</source>
        <translation>Welches Netz Schäden findet (seine Kennung); leer für das mitgelieferte.</translation>
    </message>
    <message>
        <source>Filling network</source>
        <translation>Netz zum Füllen</translation>
    </message>
    <message>
        <source>Which network fills wide marks, by its id; empty for the one that comes with Restorer.</source>
        <translation>Welches Netz breite Schäden füllt (seine Kennung); leer für das mitgelieferte.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>How strong the noise is, in 8-bit steps; 0: as measured.</source>
        <translation>Wie stark das Rauschen ist, in 8-Bit-Stufen; 0: wie gemessen.</translation>
    </message>
    <message>
        <source>Size of the grain</source>
        <translation>Größe des Korns</translation>
    </message>
    <message>
        <source>How coarse the grain is; 0: as measured.</source>
        <translation>Wie grob das Korn ist; 0: wie gemessen.</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>What the photo was saved at; 0: as its file says.</source>
        <translation>Womit das Foto gespeichert wurde; 0: wie die Datei angibt.</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Unschärfe</translation>
    </message>
    <message>
        <source>The blur to take back; 0: none.</source>
        <translation>Die Unschärfe, die zurückgenommen wird; 0: keine.</translation>
    </message>
    <message>
        <source>Which network does it, by its id; empty for the one that comes with Restorer.</source>
        <translation>Welches Netz die Arbeit macht (seine Kennung); leer für das mitgelieferte.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Measures the photo and restores its tones; off leaves them to you.</source>
        <translation>Misst das Foto und stellt seine Tonwerte wieder her; aus überlässt sie Ihnen.</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Lighter or darker, in stops; white stays white.</source>
        <translation>Heller oder dunkler, in Blendenstufen; Weiß bleibt weiß.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>How far light and dark lie apart in the middle tones.</source>
        <translation>Wie weit Hell und Dunkel in den Mitteltönen auseinanderliegen.</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Lightens or darkens the dark parts.</source>
        <translation>Hellt die dunklen Teile auf oder dunkelt sie ab.</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Lightens or darkens the light parts.</source>
        <translation>Hellt die hellen Teile auf oder dunkelt sie ab.</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Warmer or cooler; a grey photo without colours stays grey.</source>
        <translation>Wärmer oder kühler; ein graues Foto ohne Farben bleibt grau.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>0 is the likeliest colouring; other numbers are other plausible ones.</source>
        <translation>0 ist die wahrscheinlichste Einfärbung; andere Zahlen sind andere plausible.</translation>
    </message>
    <message>
        <source>Reference photo</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>A photo that lends its colours to what is like it here.</source>
        <translation>Ein Foto, das seine Farben an Ähnliches in diesem hier verleiht.</translation>
    </message>
    <message>
        <source>Faces found</source>
        <translation>Gefundene Gesichter</translation>
    </message>
    <message>
        <source>Faces by hand</source>
        <translation>Gesichter von Hand</translation>
    </message>
    <message>
        <source>Single faces that are switched on or off, set nearer to the photo, or that were missed.</source>
        <translation>Einzelne Gesichter, die ein- oder ausgeschaltet, näher am Foto gehalten oder übersehen wurden.</translation>
    </message>
    <message>
        <source>Which network restores faces, by its id; empty for the one that comes with Restorer.</source>
        <translation>Welches Netz Gesichter restauriert (seine Kennung); leer für das mitgelieferte.</translation>
    </message>
    <message>
        <source>Finding network</source>
        <translation>Netz zum Finden</translation>
    </message>
    <message>
        <source>Which network finds faces, by its id; empty for the one that comes with Restorer.</source>
        <translation>Welches Netz Gesichter findet (seine Kennung); leer für das mitgelieferte.</translation>
    </message>
    <message>
        <source>Parting network</source>
        <translation>Netz zum Trennen</translation>
    </message>
    <message>
        <source>Which network keeps hair, glasses and hands as they are, by its id; empty for none.</source>
        <translation>Welches Netz Haare, Brillen und Hände unverändert lässt (seine Kennung); leer für keines.</translation>
    </message>
    <message>
        <source>Second guard of likeness</source>
        <translation>Zweiter Wächter der Ähnlichkeit</translation>
    </message>
    <message>
        <source>Which network must find the same person as well, by its id; empty for Restorer&apos;s own alone.</source>
        <translation>Welches Netz dieselbe Person ebenfalls erkennen muss, nach seiner Kennung; leer für das eigene von Restorer allein.</translation>
    </message>
    <message>
        <source>“Restored” beside the originals</source>
        <translation>„Restored“ neben den Originalen</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>AVIF</source>
        <translation>AVIF</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The names of results without their ending: text and {stem} (the original&apos;s name without its ending), {name} (with it), {page}, {n} (the number in the batch), {preset}, {date}, {ext}. A slash makes a folder: {date}/{stem}.</source>
        <translation>Die Namen der Ergebnisse ohne Endung: Text und {stem} (der Name des Originals ohne Endung), {name} (mit Endung), {page}, {n} (die Nummer im Stapel), {preset}, {date}, {ext}. Ein Schrägstrich legt einen Ordner an: {date}/{stem}.</translation>
    </message>
    <message>
        <source>Leave out of results</source>
        <translation>In Ergebnissen weglassen</translation>
    </message>
    <message>
        <source>Metadata of the originals to leave out of results. That a photo was restored, when and how, is always recorded.</source>
        <translation>Metadaten der Originale, die in den Ergebnissen fehlen sollen. Dass, wann und wie ein Foto restauriert wurde, wird immer festgehalten.</translation>
    </message>
    <message>
        <source>GPS position</source>
        <translation>GPS-Position</translation>
    </message>
    <message>
        <source>Names of places</source>
        <translation>Ortsnamen</translation>
    </message>
    <message>
        <source>People and their faces</source>
        <translation>Personen und ihre Gesichter</translation>
    </message>
    <message>
        <source>Keywords that name people</source>
        <translation>Stichwörter, die Personen nennen</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Bildbeschreibungen</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Dates of photo and scan</source>
        <translation>Datum von Foto und Scan</translation>
    </message>
    <message>
        <source>Author and copyright</source>
        <translation>Urheber und Rechte</translation>
    </message>
    <message>
        <source>Camera and its settings</source>
        <translation>Kamera und ihre Einstellungen</translation>
    </message>
    <message>
        <source>All metadata</source>
        <translation>Alle Metadaten</translation>
    </message>
    <message>
        <source>Say in captions what was done</source>
        <translation>In Beschreibungen nennen, was getan wurde</translation>
    </message>
    <message>
        <source>Add what was done to each photo&apos;s description, such as “Restored with Restorer: cleaned, enlarged”.</source>
        <translation>Ergänzt die Beschreibung jedes Fotos um das, was getan wurde, etwa „Restored with Restorer: cleaned, enlarged“.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>The PEM file of the certificate that results are signed with, as content credentials.</source>
        <translation>Die PEM-Datei des Zertifikats, mit dem Ergebnisse signiert werden (Content Credentials).</translation>
    </message>
    <message>
        <source>Results are not signed</source>
        <translation>Ergebnisse werden nicht signiert</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <source>The PEM file of the certificate&apos;s key. It never leaves this computer.</source>
        <translation>Die PEM-Datei des Schlüssels zum Zertifikat. Er verlässt diesen Computer nie.</translation>
    </message>
    <message>
        <source>Existing results</source>
        <translation>Vorhandene Ergebnisse</translation>
    </message>
    <message>
        <source>What to do where there is a result already.</source>
        <translation>Was geschieht, wenn es ein Ergebnis schon gibt.</translation>
    </message>
    <message>
        <source>Keep the old result of the same photo as a version</source>
        <translation>Das alte Ergebnis desselben Fotos als Fassung behalten</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>Das Foto überspringen</translation>
    </message>
    <message>
        <source>Give the new result another name</source>
        <translation>Dem neuen Ergebnis einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Make it again if the original or the settings have changed</source>
        <translation>Neu erstellen, wenn sich das Original oder die Einstellungen geändert haben</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>The preset that new photos follow, or a preset&apos;s file.</source>
        <translation>Die Voreinstellung für neue Fotos, oder die Datei einer Voreinstellung.</translation>
    </message>
    <message>
        <source>What each photo needs</source>
        <translation>Was jedes Foto braucht</translation>
    </message>
    <message>
        <source>A little of it</source>
        <translation>Ein wenig davon</translation>
    </message>
    <message>
        <source>All that can be done</source>
        <translation>Alles, was möglich ist</translation>
    </message>
    <message>
        <source>Nothing is invented</source>
        <translation>Nichts wird erfunden</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>Die Sprache des Fensters.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Test of right-to-left layout</source>
        <translation>Test der Anordnung von rechts nach links</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
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
        <source>Show a notification when a long batch has ended while the window was not in front.</source>
        <translation>Zeigt eine Benachrichtigung, wenn ein langer Stapel fertig wurde, während das Fenster nicht vorn war.</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>Worauf die Netze laufen.</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>Dem schnellsten Gerät</translation>
    </message>
    <message>
        <source>All graphics cards</source>
        <translation>Alle Grafikkarten</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>Dem Prozessor</translation>
    </message>
    <message>
        <source>An NVIDIA graphics card, cuda:1 the second one</source>
        <translation>Einer NVIDIA-Grafikkarte, cuda:1 der zweiten</translation>
    </message>
    <message>
        <source>An Apple graphics processor</source>
        <translation>Einem Apple-Grafikprozessor</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>How many processor cores the networks may use.</source>
        <translation>Wie viele Prozessorkerne die Netze nutzen dürfen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>How much disk the results of single steps may take, which make changes of a recipe quick.</source>
        <translation>Wie viel Platz die Zwischenergebnisse einzelner Schritte belegen dürfen. Sie machen Änderungen am Rezept schnell.</translation>
    </message>
    <message>
        <source>Last folder</source>
        <translation>Letzter Ordner</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
    <message>
        <source>{item!r}: face is true or false.</source>
        <translation>{item!r}: face ist true oder false.</translation>
    </message>
    <message>
        <source>blocks of JPEG</source>
        <translation>JPEG-Blöcke</translation>
    </message>
    <message>
        <source>printed in dots</source>
        <translation>in Punkten gedruckt</translation>
    </message>
    <message>
        <source>soft edges</source>
        <translation>weiche Kanten</translation>
    </message>
    <message>
        <source>Write {{use: {use}, amount: 0..1, settings: {{}}}} for each step.</source>
        <translation>Schreiben Sie {{use: {use}, amount: 0..1, settings: {{}}}} für jeden Schritt.</translation>
    </message>
    <message>
        <source>{reason:capitalized}.</source>
        <translation>{reason:capitalized}.</translation>
    </message>
    <message>
        <source>Use auto, cpu, cuda, cuda:1, mps or openvino:gpu.</source>
        <translation>Nehmen Sie auto, cpu, cuda, cuda:1, mps oder openvino:gpu.</translation>
    </message>
    <message>
        <source>This computer has no device {name!r} that networks can run on.</source>
        <translation>Dieser Computer hat kein Gerät {name!r}, auf dem Netze laufen können.</translation>
    </message>
    <message>
        <source>Download the model again, or import the file under another name.</source>
        <translation>Laden Sie das Modell noch einmal herunter, oder importieren Sie die Datei unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>{file} does not hold the weights of the network {name}: {reason}.</source>
        <translation>{file} enthält nicht die Gewichte des Netzes {name}: {reason}.</translation>
    </message>
    <message>
        <source>Run `pip install restorer[faces]`.</source>
        <translation>Rufen Sie `pip install restorer[faces]` auf.</translation>
    </message>
    <message>
        <source>This network needs facexlib, which is not installed ({reason}).</source>
        <translation>Dieses Netz braucht facexlib; das ist nicht installiert ({reason}).</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose one for grey or RGB.</source>
        <translation>Wählen Sie eines für Grau oder RGB.</translation>
    </message>
    <message>
        <source>{name} is no weight file that can be opened safely.</source>
        <translation>{name} ist keine Gewichtsdatei, die sich gefahrlos öffnen lässt.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>How much memory restoring may take; what does not fit goes to disk.</source>
        <translation>Wie viel Arbeitsspeicher das Restaurieren belegen darf; was nicht hineinpasst, kommt auf die Festplatte.</translation>
    </message>
    <message>
        <source>As much as is free</source>
        <translation>So viel, wie frei ist</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>Offline bleiben</translation>
    </message>
    <message>
        <source>Never use the network, not even for downloads that are asked for.</source>
        <translation>Das Netz nie benutzen, auch nicht für gewünschte Downloads.</translation>
    </message>
    <message>
        <source>Write faces as {spelled}.</source>
        <translation>Schreiben Sie Gesichter als {spelled}.</translation>
    </message>
    <message>
        <source>The faces are not a list.</source>
        <translation>Die Gesichter sind keine Liste.</translation>
    </message>
    <message>
        <source>{item!r} is no face.</source>
        <translation>{item!r} ist kein Gesicht.</translation>
    </message>
    <message>
        <source>{item!r} has no box.</source>
        <translation>{item!r} hat keinen Rahmen.</translation>
    </message>
    <message>
        <source>{item!r}: on is true or false.</source>
        <translation>{item!r}: on ist true oder false.</translation>
    </message>
    <message>
        <source>{item!r}: likeness is a number from 0 to 1.</source>
        <translation>{item!r}: likeness ist eine Zahl von 0 bis 1.</translation>
    </message>
    <message>
        <source>The faces are not JSON: {reason}.</source>
        <translation>Die Gesichter sind kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>Write a rectangle as 40,60,800,600: left, top, width and height in pixels of the photo.</source>
        <translation>Schreiben Sie ein Rechteck als 40,60,800,600: links, oben, Breite und Höhe in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>Write four corners as 40,60,840,64,836,660,42,655: x and y of each, in pixels of the photo.</source>
        <translation>Schreiben Sie vier Ecken als 40,60,840,64,836,660,42,655: jeweils x und y in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>The rectangle {text!r} has no size.</source>
        <translation>Das Rechteck {text!r} hat keine Größe.</translation>
    </message>
    <message>
        <source>{text!r} are not four corners.</source>
        <translation>{text!r} sind keine vier Ecken.</translation>
    </message>
    <message>
        <source>The corners {text!r} enclose no area that can be made upright.</source>
        <translation>Die Ecken {text!r} umschließen keine Fläche, die sich gerade ausrichten lässt.</translation>
    </message>
    <message>
        <source>The corners lie too far apart for a photo.</source>
        <translation>Die Ecken liegen für ein Foto zu weit auseinander.</translation>
    </message>
    <message>
        <source>The rectangle {rectangle} lies outside of the photo, which has {width} x {height} pixels.</source>
        <translation>Das Rechteck {rectangle} liegt außerhalb des Fotos, das {width} x {height} Pixel hat.</translation>
    </message>
    <message>
        <source>{text!r} is no rectangle.</source>
        <translation>{text!r} ist kein Rechteck.</translation>
    </message>
    <message>
        <source>Use {suffixes}.</source>
        <translation>Nehmen Sie {suffixes}.</translation>
    </message>
    <message>
        <source>Fetch the file again.</source>
        <translation>Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The network in {name} does not make a picture of a picture.</source>
        <translation>Das Netz in {name} macht aus einem Bild kein Bild.</translation>
    </message>
    <message>
        <source>The network in {name} takes {channels} channels.</source>
        <translation>Das Netz in {name} verlangt {channels} Kanäle.</translation>
    </message>
    <message>
        <source>The network in {name} is none that Restorer knows.</source>
        <translation>Das Netz in {name} ist keines, das Restorer kennt.</translation>
    </message>
    <message>
        <source>{name} cannot be read as weights: {reason}.</source>
        <translation>{name} kann nicht als Gewichte gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Import the file that it was made from.</source>
        <translation>Importieren Sie die Datei, aus der sie entstanden ist.</translation>
    </message>
    <message>
        <source>it has an activation of the kind {kind}</source>
        <translation>es hat eine Aktivierung der Art {kind}</translation>
    </message>
    <message>
        <source>it has arithmetic of the kind {kind}</source>
        <translation>es rechnet auf die Art {kind}</translation>
    </message>
    <message>
        <source>This network of ncnn is neither RRDBNet nor Compact: {reason}.</source>
        <translation>Dieses Netz von ncnn ist weder RRDBNet noch Compact: {reason}.</translation>
    </message>
    <message>
        <source>it has {count} convolutions</source>
        <translation>es hat {count} Faltungen</translation>
    </message>
    <message>
        <source>it has a layer of the kind {kind}</source>
        <translation>es hat eine Schicht der Art {kind}</translation>
    </message>
    <message>
        <source>Fetch the file again, or ask for a safetensors file.</source>
        <translation>Holen Sie die Datei noch einmal, oder fragen Sie nach einer safetensors-Datei.</translation>
    </message>
    <message>
        <source>{name} holds no weights.</source>
        <translation>{name} enthält keine Gewichte.</translation>
    </message>
    <message>
        <source>{name} holds more than weights, or is damaged, and was not opened.</source>
        <translation>{name} enthält mehr als Gewichte oder ist beschädigt und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>{name} cannot be read as weights.</source>
        <translation>{name} kann nicht als Gewichte gelesen werden.</translation>
    </message>
    <message>
        <source>The sample photo could not be made: {reason}.</source>
        <translation>Das Beispielfoto konnte nicht erstellt werden: {reason}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Die Datei {path} gibt es nicht.</translation>
    </message>
    <message>
        <source>A certificate needs its key, and a key its certificate.</source>
        <translation>Zu einem Zertifikat gehört sein Schlüssel und zu einem Schlüssel sein Zertifikat.</translation>
    </message>
    <message>
        <source>Name both.</source>
        <translation>Geben Sie beide an.</translation>
    </message>
    <message>
        <source>Choose another printer.</source>
        <translation>Wählen Sie einen anderen Drucker.</translation>
    </message>
    <message>
        <source>The printer cannot be used.</source>
        <translation>Der Drucker kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>Dieses Bild</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>Choose one without \ / : * ? &quot; &lt; &gt; and |.</source>
        <translation>Wählen Sie einen ohne \ / : * ? &quot; &lt; &gt; und |.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a preset.</source>
        <translation>Eine Vorgabe kann nicht „{name}“ heißen.</translation>
    </message>
    <message>
        <source>There is a preset &quot;{name}&quot; already.</source>
        <translation>Eine Vorgabe „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be read: {reason}.</source>
        <translation>„{name}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>a JPEG XL</source>
        <translation>ein JPEG XL</translation>
    </message>
    <message>
        <source>a GIMP file</source>
        <translation>eine GIMP-Datei</translation>
    </message>
    <message>
        <source>a JPEG XR</source>
        <translation>ein JPEG XR</translation>
    </message>
    <message>
        <source>a DjVu</source>
        <translation>ein DjVu</translation>
    </message>
    <message>
        <source>is damaged: its GIF data cannot be read to the end</source>
        <translation>ist beschädigt: Die GIF-Daten lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>Only the first of its {count:,} pictures is read.</source>
        <translation>Nur das erste seiner {count:,} Bilder wird gelesen.</translation>
    </message>
    <message>
        <source>Install pi-heif (pip install pi-heif), or convert the photo to JPEG or TIFF.</source>
        <translation>Installieren Sie pi-heif (pip install pi-heif), oder wandeln Sie das Foto in JPEG oder TIFF um.</translation>
    </message>
    <message>
        <source>is cut off before all of its colours begin</source>
        <translation>ist abgeschnitten, bevor alle Farben beginnen</translation>
    </message>
    <message>
        <source>{dropped} EXIF field(s) too long for a JPEG were left out</source>
        <translation>{dropped} EXIF-Feld(er), zu lang für ein JPEG, wurden weggelassen</translation>
    </message>
    <message>
        <source>is a JPEG 2000 in CIELab, a kind that Restorer does not read</source>
        <translation>ist ein JPEG 2000 in CIELab; diese Art liest Restorer nicht</translation>
    </message>
    <message>
        <source>is a JPEG 2000 of a rare kind that cannot be read</source>
        <translation>ist ein JPEG 2000 einer seltenen Art, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>is damaged: its JPEG 2000 header makes no sense</source>
        <translation>ist beschädigt: Der JPEG-2000-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is cut off or damaged: its JPEG 2000 data cannot be read to the end</source>
        <translation>ist abgeschnitten oder beschädigt: Die JPEG-2000-Daten lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>is a JPEG XL of a rare kind that cannot be read</source>
        <translation>ist ein JPEG XL einer seltenen Art, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Only the first picture of this animation is read.</source>
        <translation>Von dieser Animation wird nur das erste Bild gelesen.</translation>
    </message>
    <message>
        <source>Its floating-point numbers were mapped to 16 bits.</source>
        <translation>Die Gleitkommazahlen wurden auf 16 Bit abgebildet.</translation>
    </message>
    <message>
        <source>is cut off or damaged: its JPEG XL data cannot be read to the end</source>
        <translation>ist abgeschnitten oder beschädigt: Die JPEG-XL-Daten lassen sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>is damaged: its JPEG XL header makes no sense</source>
        <translation>ist beschädigt: Der JPEG-XL-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>is damaged: its colour profile cannot be read</source>
        <translation>ist beschädigt: Das Farbprofil kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>is a JPEG XL with a colour profile, which cannot be read on this system</source>
        <translation>ist ein JPEG XL mit Farbprofil; auf diesem System kann es nicht gelesen werden</translation>
    </message>
    <message>
        <source>is cut off or damaged: its colour profile cannot be read</source>
        <translation>ist abgeschnitten oder beschädigt: Das Farbprofil kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Only the largest of the page&apos;s {count:,} pictures is read.</source>
        <translation>Von den {count:,} Bildern der Seite wird nur das größte gelesen.</translation>
    </message>
    <message>
        <source>is a PDF that cannot be opened: it is damaged, or locked with a password</source>
        <translation>ist ein PDF, das sich nicht öffnen lässt: Es ist beschädigt oder mit einem Kennwort geschützt</translation>
    </message>
    <message>
        <source>Save it without a password in a PDF viewer, or take its pictures out there.</source>
        <translation>Speichern Sie es in einem PDF-Programm ohne Kennwort, oder entnehmen Sie die Bilder dort.</translation>
    </message>
    <message>
        <source>Restorer takes scanned pictures out of a PDF; text and drawings are not restored.</source>
        <translation>Restorer entnimmt einem PDF gescannte Bilder; Text und Zeichnungen werden nicht restauriert.</translation>
    </message>
    <message>
        <source>is damaged: its pictures cannot be read</source>
        <translation>ist beschädigt: Die Bilder darin lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The code of MAT, which forbids commercial use, is not on this computer.</source>
        <translation>Der Code von MAT, der die gewerbliche Nutzung verbietet, ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Download the network mat-places512, with which it comes, if you accept its terms.</source>
        <translation>Laden Sie das Netz mat-places512 herunter, mit dem er kommt, wenn Sie den Bedingungen zustimmen.</translation>
    </message>
    <message>
        <source>Choose another folder or other names for results in the settings.</source>
        <translation>Wählen Sie in den Einstellungen einen anderen Ordner oder andere Namen für Ergebnisse.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no result of this photo.</source>
        <translation>„{name}“ ist kein Ergebnis dieses Fotos.</translation>
    </message>
    <message>
        <source>has no scanned picture on page {number}</source>
        <translation>hat auf Seite {number} kein gescanntes Bild</translation>
    </message>
    <message>
        <source>holds layers, and no flat picture of them</source>
        <translation>enthält Ebenen und kein flaches Bild davon</translation>
    </message>
    <message>
        <source>is damaged: its palette is not there</source>
        <translation>ist beschädigt: Die Palette fehlt</translation>
    </message>
    <message>
        <source>is a Photoshop file of a kind that is not read ({bits} bits)</source>
        <translation>ist eine Photoshop-Datei einer Art, die nicht gelesen wird ({bits} Bit)</translation>
    </message>
    <message>
        <source>is a Photoshop file whose flat picture is packed in a way that is not read</source>
        <translation>ist eine Photoshop-Datei, deren flaches Bild auf eine Art gepackt ist, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>is damaged: its pixels cannot be unpacked</source>
        <translation>ist beschädigt: Die Bildpunkte lassen sich nicht entpacken</translation>
    </message>
    <message>
        <source>Install what develops it: pip install &apos;restorer[raw]&apos;. Or develop it to a 16-bit TIFF with the camera&apos;s program or darktable.</source>
        <translation>Installieren Sie, was es entwickelt: pip install &apos;restorer[raw]&apos;. Oder entwickeln Sie es mit dem Programm der Kamera oder mit darktable zu einem TIFF mit 16 Bit.</translation>
    </message>
    <message>
        <source>is a camera&apos;s raw file that cannot be developed: it is damaged, or of a camera that is not known</source>
        <translation>ist die Rohdatei einer Kamera, die sich nicht entwickeln lässt: Sie ist beschädigt, oder die Kamera ist nicht bekannt</translation>
    </message>
    <message>
        <source>is damaged or cut off: its raw data cannot be developed</source>
        <translation>ist beschädigt oder abgeschnitten: Die Rohdaten lassen sich nicht entwickeln</translation>
    </message>
    <message>
        <source>is a TIFF of a rare kind that cannot be read</source>
        <translation>ist eine seltene Art von TIFF, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>is damaged, or a TIFF of a rare kind that cannot be read</source>
        <translation>ist beschädigt oder ein TIFF einer seltenen Art, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>strips</source>
        <translation>Streifen</translation>
    </message>
    <message>
        <source>{missing:,} of its {wanted:,} {parts} are not there</source>
        <translation>{missing:,} von {wanted:,} {parts} fehlen</translation>
    </message>
    <message>
        <source>the file ends before the picture does</source>
        <translation>Die Datei endet vor dem Bild</translation>
    </message>
    <message>
        <source>{empty:,} of its {wanted:,} {parts} are empty</source>
        <translation>{empty:,} von {wanted:,} {parts} sind leer</translation>
    </message>
    <message>
        <source>These photos are too long and thin for a sheet.</source>
        <translation>Diese Fotos sind zu lang und schmal für ein Blatt.</translation>
    </message>
    <message>
        <source>Compare a part of them.</source>
        <translation>Vergleichen Sie einen Ausschnitt.</translation>
    </message>
    <message>
        <source>A contact sheet needs photos.</source>
        <translation>Ein Kontaktbogen braucht Fotos.</translation>
    </message>
    <message>
        <source>A contact sheet has from 1 to 50 columns and rows.</source>
        <translation>Ein Kontaktbogen hat 1 bis 50 Spalten und Zeilen.</translation>
    </message>
    <message>
        <source>A contact sheet has 30 to 1,200 pixels an inch, and paper of 20 to 2,000 mm.</source>
        <translation>Ein Kontaktbogen hat 30 bis 1.200 Pixel je Zoll und Papier von 20 bis 2.000 mm.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is one of the photos, and those are never changed.</source>
        <translation>„{name}“ ist eines der Fotos, und die werden nie verändert.</translation>
    </message>
    <message>
        <source>Choose a {formats} or {last}.</source>
        <translation>Wählen Sie eine Datei im Format {formats} oder {last}.</translation>
    </message>
    <message>
        <source>its name cannot be used</source>
        <translation>Der Name ist nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; {reason}.</source>
        <translation>„{name}“ {reason}.</translation>
    </message>
    <message>
        <source>Choose the mask once more, as a PNG of the photo&apos;s size.</source>
        <translation>Wählen Sie die Maske noch einmal, als PNG in der Größe des Fotos.</translation>
    </message>
    <message>
        <source>The mask cannot be read.</source>
        <translation>Die Maske lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{width} x {height}</source>
        <translation>{width} x {height}</translation>
    </message>
    <message>
        <source>{size} with {channels} channels</source>
        <translation>{size} mit {channels} Kanälen</translation>
    </message>
    <message>
        <source>Install it: pip install &apos;restorer[cluster]&apos;</source>
        <translation>Installieren Sie es: pip install &apos;restorer[cluster]&apos;</translation>
    </message>
    <message>
        <source>Start a scheduler there: dask scheduler. Versions of Dask must be alike.</source>
        <translation>Starten Sie dort einen Scheduler: dask scheduler. Die Versionen von Dask müssen übereinstimmen.</translation>
    </message>
    <message>
        <source>{address} cannot be reached: {reason}.</source>
        <translation>{address} ist nicht erreichbar: {reason}.</translation>
    </message>
    <message>
        <source>Write tcp://host:8786, or local:4 for four workers on this computer.</source>
        <translation>Schreiben Sie tcp://host:8786 oder local:4 für vier Worker auf diesem Computer.</translation>
    </message>
    <message>
        <source>Write the folder here, =, and the same folder on the workers: /mnt/a=/data/a.</source>
        <translation>Schreiben Sie den Ordner hier, =, und denselben Ordner auf den Workern: /mnt/a=/data/a.</translation>
    </message>
    <message>
        <source>Write local:4, for four.</source>
        <translation>Schreiben Sie local:4 für vier.</translation>
    </message>
    <message>
        <source>{text!r} is no address of a Dask scheduler.</source>
        <translation>{text!r} ist keine Adresse eines Dask-Schedulers.</translation>
    </message>
    <message>
        <source>{mapping!r} maps no folder.</source>
        <translation>{mapping!r} ordnet keinen Ordner zu.</translation>
    </message>
    <message>
        <source>{text!r} names no number of workers.</source>
        <translation>{text!r} nennt keine Anzahl von Workern.</translation>
    </message>
    <message>
        <source>Retry it.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The result of {worker} did not arrive whole.</source>
        <translation>Das Ergebnis von {worker} ist nicht vollständig angekommen.</translation>
    </message>
    <message>
        <source>The result of {worker} did not arrive in {folder}.</source>
        <translation>Das Ergebnis von {worker} ist nicht in {folder} angekommen.</translation>
    </message>
    <message>
        <source>Every worker that had this photo in hand died.</source>
        <translation>Jeder Worker, der dieses Foto bearbeitet hat, ist abgestürzt.</translation>
    </message>
    <message>
        <source>Install the same version there as here: pip install &apos;restorer[cluster]&apos;</source>
        <translation>Installieren Sie dort dieselbe Version wie hier: pip install &apos;restorer[cluster]&apos;</translation>
    </message>
    <message>
        <source>A worker cannot load Restorer: {reason}.</source>
        <translation>Ein Worker kann Restorer nicht laden: {reason}.</translation>
    </message>
    <message>
        <source>No worker can restore these photos: {address} says that {reason}.</source>
        <translation>Kein Worker kann diese Fotos restaurieren; {address} meldet: {reason}.</translation>
    </message>
    <message>
        <source>The cluster&apos;s scheduler has gone.</source>
        <translation>Der Scheduler des Clusters ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Give the workers the same Restorer, the same models and the same folders as this computer.</source>
        <translation>Geben Sie den Workern dieselbe Version von Restorer, dieselben Modelle und dieselben Ordner wie diesem Computer.</translation>
    </message>
    <message>
        <source>it has Restorer {mine}, and {wanted} is needed</source>
        <translation>er hat Restorer {mine}, gebraucht wird {wanted}</translation>
    </message>
    <message>
        <source>its steps are other ones, though its version is the same</source>
        <translation>seine Schritte sind andere, obwohl die Version dieselbe ist</translation>
    </message>
    <message>
        <source>it has no models</source>
        <translation>er hat keine Modelle</translation>
    </message>
    <message>
        <source>its model {model} has other weights</source>
        <translation>sein Modell {model} hat andere Gewichte</translation>
    </message>
    <message>
        <source>{reason} {hint}</source>
        <translation>{reason} {hint}</translation>
    </message>
    <message>
        <source>The worker&apos;s own folder held a result already.</source>
        <translation>Im eigenen Ordner des Workers lag schon ein Ergebnis.</translation>
    </message>
    <message>
        <source>{source} is not there for it</source>
        <translation>er findet {source} nicht</translation>
    </message>
    <message>
        <source>The engine could not do this: {reason}</source>
        <translation>Das konnte das Rechenwerk nicht tun: {reason}</translation>
    </message>
    <message>
        <source>The comparison was broken off; the networks may be too large for the memory.</source>
        <translation>Der Vergleich wurde abgebrochen; die Netze sind vielleicht zu groß für den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Close other programs, or compare a smaller part.</source>
        <translation>Schließen Sie andere Programme, oder vergleichen Sie einen kleineren Ausschnitt.</translation>
    </message>
    <message>
        <source>Compare the others.</source>
        <translation>Vergleichen Sie die anderen.</translation>
    </message>
    <message>
        <source>The comparison failed: {reason}.</source>
        <translation>Der Vergleich ist gescheitert: {reason}.</translation>
    </message>
    <message>
        <source>{name} is not there.</source>
        <translation>{name} gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>Addresses need a package of their own: s3fs for s3://, paramiko for sftp://, smbprotocol for smb://.</source>
        <translation>Adressen brauchen ein eigenes Paket: s3fs für s3://, paramiko für sftp://, smbprotocol für smb://.</translation>
    </message>
    <message>
        <source>Check the address, the access and the network, then retry.</source>
        <translation>Prüfen Sie Adresse, Zugang und Netz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{address} cannot be used: fsspec is not installed.</source>
        <translation>{address} kann nicht benutzt werden: fsspec ist nicht installiert.</translation>
    </message>
    <message>
        <source>{address} cannot be used: {reason}.</source>
        <translation>{address} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
        <source>{path!r} cannot be read: {reason}.</source>
        <translation>{path!r} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>Prüfen Sie Namen und Rechte.</translation>
    </message>
    <message>
        <source>It was excluded.</source>
        <translation>Sie wurde ausgeschlossen.</translation>
    </message>
    <message>
        <source>{path!r} is {kind}, not a file.</source>
        <translation>{path!r} ist {kind}, keine Datei.</translation>
    </message>
    <message>
        <source>Choose photos or folders.</source>
        <translation>Wählen Sie Fotos oder Ordner.</translation>
    </message>
    <message>
        <source>The queue stopped because of a bug in Restorer ({reason}).</source>
        <translation>Die Warteschlange wurde durch einen Fehler in Restorer angehalten ({reason}).</translation>
    </message>
    <message>
        <source>Start Restorer again; the queue continues where it stopped.</source>
        <translation>Starten Sie Restorer neu; die Warteschlange macht dort weiter, wo sie angehalten wurde.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; could not be restored because of a bug in Restorer ({reason}).</source>
        <translation>„{name}“ konnte durch einen Fehler in Restorer nicht restauriert werden ({reason}).</translation>
    </message>
    <message>
        <source>The model {model} may be used only by who accepts its terms ({licence}).</source>
        <translation>Das Modell {model} darf nur nutzen, wer seinen Bedingungen zustimmt ({licence}).</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>Laden Sie das Modell noch einmal herunter.</translation>
    </message>
    <message>
        <source>The archive of {name} is not what was expected ({reason}).</source>
        <translation>Das Archiv von {name} ist nicht das erwartete ({reason}).</translation>
    </message>
    <message>
        <source>Remove the folder {home} first.</source>
        <translation>Entfernen Sie zuerst den Ordner {home}.</translation>
    </message>
    <message>
        <source>Put both into one folder under the same name.</source>
        <translation>Legen Sie beide unter demselben Namen in einen Ordner.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{name} needs {weights} beside it: one of the two is not there.</source>
        <translation>Neben {name} muss {weights} liegen: Eine der beiden Dateien fehlt.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Copy or scan it again, or restore what is there of it.</source>
        <translation>Kopieren oder scannen Sie es noch einmal, oder restaurieren Sie, was davon da ist.</translation>
    </message>
    <message>
        <source>Folders inside of folders were not searched.</source>
        <translation>Ordner in Ordnern wurden nicht durchsucht.</translation>
    </message>
    <message>
        <source>Name photos, or a list of them.</source>
        <translation>Nennen Sie Fotos oder eine Liste von Fotos.</translation>
    </message>
    <message>
        <source>Close Restorer and start it again.</source>
        <translation>Schließen Sie Restorer und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The queue was damaged, and a new, empty one was begun. No photo was touched. Add the photos again.</source>
        <translation>Die Warteschlange war beschädigt, und eine neue, leere wurde begonnen. Kein Foto wurde berührt. Fügen Sie die Fotos neu hinzu.</translation>
    </message>
    <message>
        <source>Download it: Networks… in the File menu.</source>
        <translation>Laden Sie es herunter: Netze… im Menü Datei.</translation>
    </message>
    <message>
        <source>Read and accept them once: Networks… in the File menu.</source>
        <translation>Lesen Sie sie und stimmen Sie einmal zu: Netze… im Menü Datei.</translation>
    </message>
    <message>
        <source>Only a cluster&apos;s workers read those.</source>
        <translation>Nur die Worker eines Clusters lesen diese.</translation>
    </message>
    <message>
        <source>A cluster needs Dask, which is not installed.</source>
        <translation>Ein Cluster braucht Dask, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Check that this computer and the workers see the same folder, then try again.</source>
        <translation>Prüfen Sie, ob dieser Computer und die Worker denselben Ordner sehen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Look into the workers&apos; logs: mostly there was too little memory. Then try again.</source>
        <translation>Sehen Sie in die Protokolle der Worker: Meist fehlte Arbeitsspeicher. Versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Start the cluster again, then go on.</source>
        <translation>Starten Sie den Cluster neu, und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>Update the driver.</source>
        <translation>Aktualisieren Sie den Treiber.</translation>
    </message>
    <message>
        <source>Nothing was changed. Update the driver.</source>
        <translation>Nichts wurde geändert. Aktualisieren Sie den Treiber.</translation>
    </message>
    <message>
        <source>A recipe that is kept needs a name.</source>
        <translation>Ein Rezept, das behalten wird, braucht einen Namen.</translation>
    </message>
    <message>
        <source>Choose a name by which it can be found.</source>
        <translation>Wählen Sie einen Namen, unter dem es zu finden ist.</translation>
    </message>
    <message>
        <source>Name that version instead.</source>
        <translation>Benennen Sie stattdessen diese Fassung.</translation>
    </message>
    <message>
        <source>This version is a recipe, by which nothing was restored yet.</source>
        <translation>Diese Fassung ist ein Rezept, nach dem noch nichts restauriert wurde.</translation>
    </message>
    <message>
        <source>This is the recipe of version {called} already.</source>
        <translation>Das ist schon das Rezept der Fassung {called}.</translation>
    </message>
    <message>
        <source>Nothing changed since the result of {when}.</source>
        <translation>Nichts hat sich geändert seit dem Ergebnis vom {when}.</translation>
    </message>
    <message>
        <source>Nothing changed since version &quot;{name}&quot;.</source>
        <translation>Nichts hat sich geändert seit der Fassung „{name}“.</translation>
    </message>
    <message>
        <source>{name} is no network of ncnn that can be read: {reason}.</source>
        <translation>{name} ist kein lesbares Netz von ncnn: {reason}.</translation>
    </message>
    <message>
        <source>Choose one that is for this step: docs/models.md lists them.</source>
        <translation>Wählen Sie eines für diesen Schritt: docs/models.md nennt sie.</translation>
    </message>
    <message>
        <source>The network {model} is for {its_task}, not for {task}.</source>
        <translation>Das Netz {model} ist für {its_task}, nicht für {task}.</translation>
    </message>
    <message>
        <source>There is no build {name!r} of torch in Restorer&apos;s table.</source>
        <translation>In Restorers Tabelle gibt es keine Ausgabe {name!r} von torch.</translation>
    </message>
    <message>
        <source>This computer has no graphics card that Restorer knows.</source>
        <translation>Dieser Computer hat keine Grafikkarte, die Restorer kennt.</translation>
    </message>
    <message>
        <source>The processor is used; nothing is to be done.</source>
        <translation>Der Prozessor rechnet; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>No build of torch fits {card}: {reason}.</source>
        <translation>Keine Ausgabe von torch passt zu {card}: {reason}.</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>nichts fehlt</translation>
    </message>
    <message>
        <source>the build {build} is for {vendor}</source>
        <translation>die Ausgabe {build} ist für {vendor}</translation>
    </message>
    <message>
        <source>{build} is not made for this system</source>
        <translation>{build} gibt es für dieses System nicht</translation>
    </message>
    <message>
        <source>no driver of {vendor} that can compute is installed</source>
        <translation>kein Treiber von {vendor}, der rechnen kann, ist installiert</translation>
    </message>
    <message>
        <source>{build} needs the driver {least}, and this one is {driver}</source>
        <translation>{build} braucht den Treiber {least}, und dieser ist {driver}</translation>
    </message>
    <message>
        <source>{build} has no kernels for cards like {name}</source>
        <translation>{build} kann mit Karten wie {name} nicht rechnen</translation>
    </message>
    <message>
        <source>A part of the environment is in use and was not removed.</source>
        <translation>Ein Teil der Umgebung wird benutzt und wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>Close Restorer, try again.</source>
        <translation>Schließen Sie Restorer und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The program uv, which installs torch, is not here.</source>
        <translation>Das Programm uv, das torch installiert, ist nicht da.</translation>
    </message>
    <message>
        <source>Install it: pip install uv</source>
        <translation>Installieren Sie es: pip install uv</translation>
    </message>
    <message>
        <source>torch could not be installed.</source>
        <translation>torch konnte nicht installiert werden.</translation>
    </message>
    <message>
        <source>Python could not be installed.</source>
        <translation>Python konnte nicht installiert werden.</translation>
    </message>
    <message>
        <source>{reasons}</source>
        <translation>{reasons}</translation>
    </message>
    <message>
        <source>The test on a photo failed, and nothing was changed.</source>
        <translation>Der Versuch mit einem Foto schlug fehl, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>torch was installed, but it does not reach the card of {vendor}.</source>
        <translation>torch wurde installiert, erreicht aber die Karte von {vendor} nicht.</translation>
    </message>
    <message>
        <source>torch needs about {needed:,} MB, and {folder} has {left:,} MB left.</source>
        <translation>torch braucht etwa {needed:,} MB, und in {folder} sind {left:,} MB frei.</translation>
    </message>
    <message>
        <source>What is needed beside torch could not be installed.</source>
        <translation>Was neben torch nötig ist, konnte nicht installiert werden.</translation>
    </message>
    <message>
        <source>{program} failed.</source>
        <translation>{program} schlug fehl.</translation>
    </message>
    <message>
        <source>clean and sharp, nothing to do (noise {sigma:.1f})</source>
        <translation>sauber und scharf, nichts zu tun (Rauschen {sigma:.1f})</translation>
    </message>
    <message>
        <source>Cleaned ({strength:.0%}).</source>
        <translation>Gereinigt ({strength:.0%}).</translation>
    </message>
    <message>
        <source>Worn photo, so faces will be checked.</source>
        <translation>Mitgenommenes Foto, daher werden die Gesichter geprüft.</translation>
    </message>
    <message>
        <source>{faces} restored</source>
        <translation>{faces} wiederhergestellt</translation>
    </message>
    <message>
        <source>Looks like an old print. Checking for scratches and dust.</source>
        <translation>Sieht nach einem alten Abzug aus. Er wird auf Kratzer und Staub geprüft.</translation>
    </message>
    <message>
        <source>nothing that is certain to be damage</source>
        <translation>nichts, was sicher ein Schaden ist</translation>
    </message>
    <message>
        <source>looks like an old print</source>
        <translation>sieht nach einem alten Abzug aus</translation>
    </message>
    <message>
        <source>Nothing that is certain to be damage: nothing filled.</source>
        <translation>Nichts, was sicher ein Schaden ist: nichts gefüllt.</translation>
    </message>
    <message>
        <source>no stains found</source>
        <translation>keine Flecken gefunden</translation>
    </message>
    <message>
        <source>It will be turned upright.</source>
        <translation>Es wird gerade gedreht.</translation>
    </message>
    <message>
        <source>It will be turned upright, and the border will be cropped.</source>
        <translation>Es wird gerade gedreht, und der Rand wird abgeschnitten.</translation>
    </message>
    <message>
        <source>already straight</source>
        <translation>bereits gerade</translation>
    </message>
    <message>
        <source>The scanner&apos;s border will be cropped.</source>
        <translation>Der Rand vom Scanner wird abgeschnitten.</translation>
    </message>
    <message>
        <source>{count} prints on one scan</source>
        <translation>{count} Abzüge auf einem Scan</translation>
    </message>
    <message>
        <source>has a border around it</source>
        <translation>hat einen Rand</translation>
    </message>
    <message>
        <source>The border will be cropped.</source>
        <translation>Der Rand wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Made upright by its corners: {width} x {height}.</source>
        <translation>An den Ecken gerade ausgerichtet: {width} x {height}.</translation>
    </message>
    <message>
        <source>Cut from {width} x {height} to {new_width} x {new_height}.</source>
        <translation>Von {width} x {height} auf {new_width} x {new_height} zugeschnitten.</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Lassen Sie eines davon weg.</translation>
    </message>
    <message>
        <source>flipped horizontally</source>
        <translation>waagerecht gespiegelt</translation>
    </message>
    <message>
        <source>flipped vertically</source>
        <translation>senkrecht gespiegelt</translation>
    </message>
    <message>
        <source>The rectangle is the whole photo: nothing cut.</source>
        <translation>Das Rechteck ist das ganze Foto: nichts abgeschnitten.</translation>
    </message>
    <message>
        <source>A photo is cut by a rectangle or by four corners, not by both.</source>
        <translation>Ein Foto wird durch ein Rechteck oder durch vier Ecken zugeschnitten, nicht durch beides.</translation>
    </message>
    <message>
        <source>rotated by {degrees}°</source>
        <translation>um {degrees}° gedreht</translation>
    </message>
    <message>
        <source>flat ({white:.0%} at its whitest): faded, or a dim scene</source>
        <translation>flau ({white:.0%} an der hellsten Stelle): verblasst oder eine trübe Szene</translation>
    </message>
    <message>
        <source>flat: faded, or a dim scene</source>
        <translation>flau: verblasst oder eine trübe Szene</translation>
    </message>
    <message>
        <source>By hand: {what}.</source>
        <translation>Von Hand: {what}.</translation>
    </message>
    <message>
        <source>exposure {value:.2f}</source>
        <translation>Belichtung {value:.2f}</translation>
    </message>
    <message>
        <source>contrast {value:.2f}</source>
        <translation>Kontrast {value:.2f}</translation>
    </message>
    <message>
        <source>shadows {value:.2f}</source>
        <translation>Schatten {value:.2f}</translation>
    </message>
    <message>
        <source>lights {value:.2f}</source>
        <translation>Lichter {value:.2f}</translation>
    </message>
    <message>
        <source>warmth {value:.2f}</source>
        <translation>Wärme {value:.2f}</translation>
    </message>
    <message>
        <source>Enlarged {scale} times with {model}.</source>
        <translation>{scale}-fach vergrößert mit {model}.</translation>
    </message>
    <message>
        <source>What came is not used. Try again later, or import the file from a disk.</source>
        <translation>Was gekommen ist, wird nicht verwendet. Versuchen Sie es später noch einmal, oder importieren Sie die Datei von einem Datenträger.</translation>
    </message>
    <message>
        <source>{name} could not be downloaded ({reasons}).</source>
        <translation>{name} konnte nicht heruntergeladen werden ({reasons}).</translation>
    </message>
    <message>
        <source>{host}: its content is not what was expected</source>
        <translation>{host}: Der Inhalt ist nicht der erwartete</translation>
    </message>
    <message>
        <source>{name} needs {needed:.0f} MB, and {folder} has {left:.0f} MB left.</source>
        <translation>{name} braucht {needed:.0f} MB, und in {folder} sind {left:.0f} MB frei.</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>es hat keine Adresse</translation>
    </message>
    <message>
        <source>{folder} is no folder.</source>
        <translation>{folder} ist kein Ordner.</translation>
    </message>
    <message>
        <source>{name} was not downloaded: Restorer is set to stay offline.</source>
        <translation>{name} wurde nicht heruntergeladen: Restorer soll offline bleiben.</translation>
    </message>
    <message>
        <source>Switch that off in the settings (and unset {variable}), or import a file.</source>
        <translation>Schalten Sie das in den Einstellungen aus (und entfernen Sie {variable}), oder importieren Sie eine Datei.</translation>
    </message>
    <message>
        <source>it is none of {values}</source>
        <translation>er ist keiner von {values}</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Es gibt: {names}.</translation>
    </message>
    <message>
        <source>The setting {name!r} cannot be {value!r}: {problem}.</source>
        <translation>Die Einstellung {name!r} kann nicht {value!r} sein: {problem}.</translation>
    </message>
    <message>
        <source>The folder {folder!r} cannot be read: {reason}.</source>
        <translation>Der Ordner {folder!r} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The folder was searched already.</source>
        <translation>Der Ordner wurde schon durchsucht.</translation>
    </message>
    <message>
        <source>It is the output folder.</source>
        <translation>Das ist der Ordner für Ergebnisse.</translation>
    </message>
    <message>
        <source>It is hidden or unfinished.</source>
        <translation>Das ist versteckt oder unfertig.</translation>
    </message>
    <message>
        <source>Check where its link leads.</source>
        <translation>Prüfen Sie, wohin die Verknüpfung führt.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>Das lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>It is a result of an earlier run.</source>
        <translation>Das ist ein Ergebnis von früher.</translation>
    </message>
    <message>
        <source>It is {kind}, not a file.</source>
        <translation>Das ist {kind}, keine Datei.</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a disk</source>
        <translation>eine Platte</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>There is no step called {step!r}.</source>
        <translation>Es gibt keinen Schritt {step!r}.</translation>
    </message>
    <message>
        <source>The steps are: {known}.</source>
        <translation>Die Schritte sind: {known}.</translation>
    </message>
    <message>
        <source>The step {step} has changed since that result was made: its pixels may differ.</source>
        <translation>Der Schritt {step} hat sich geändert, seit dieses Ergebnis entstand: Seine Pixel können abweichen.</translation>
    </message>
    <message>
        <source>The step {step} worked with other networks then: its pixels may differ.</source>
        <translation>Der Schritt {step} arbeitete damals mit anderen Netzen: Seine Pixel können abweichen.</translation>
    </message>
    <message>
        <source>The original&apos;s XMP cannot be read, so it was left out.</source>
        <translation>Das XMP des Originals lässt sich nicht lesen und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The original&apos;s XMP cannot be read: its text was kept aside.</source>
        <translation>Das XMP des Originals lässt sich nicht lesen: Sein Text wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>The sidecar beside the original cannot be read, so it was left out.</source>
        <translation>Die Begleitdatei neben dem Original lässt sich nicht lesen und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; does not say how it was made: it is no result of Restorer, or its metadata were removed.</source>
        <translation>„{name}“ sagt nicht, wie es entstand: Es ist kein Ergebnis von Restorer, oder seine Metadaten wurden entfernt.</translation>
    </message>
    <message>
        <source>Choose a result that Restorer wrote.</source>
        <translation>Wählen Sie ein Ergebnis, das Restorer geschrieben hat.</translation>
    </message>
    <message>
        <source>A name is made of text and of {fields}.</source>
        <translation>Ein Name besteht aus Text und aus {fields}.</translation>
    </message>
    <message>
        <source>The name {template!r} cannot be read: {reason}.</source>
        <translation>Der Name {template!r} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The name {template!r} has a field {{{field}}} that is not known.</source>
        <translation>Der Name {template!r} hat ein Feld {{{field}}}, das unbekannt ist.</translation>
    </message>
    <message>
        <source>The name {template!r} is no name inside the output folder.</source>
        <translation>Der Name {template!r} ist kein Name im Ordner für Ergebnisse.</translation>
    </message>
    <message>
        <source>The name {template!r} ends with a folder.</source>
        <translation>Der Name {template!r} endet mit einem Ordner.</translation>
    </message>
    <message>
        <source>The result {target!r} would lie where the original {originals!r} lies.</source>
        <translation>Das Ergebnis {target!r} läge dort, wo das Original {originals!r} liegt.</translation>
    </message>
    <message>
        <source>Choose another output folder, or a name such as {stem}-restored.</source>
        <translation>Wählen Sie einen anderen Ordner für Ergebnisse oder einen Namen wie {stem}-restored.</translation>
    </message>
    <message>
        <source>&quot;{folder}&quot; is needed as a folder, but a file has that name.</source>
        <translation>„{folder}“ wird als Ordner gebraucht, aber eine Datei heißt so.</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>Wählen Sie einen anderen Ordner für Ergebnisse.</translation>
    </message>
    <message>
        <source>&quot;{target}&quot; is an original, and originals are never overwritten.</source>
        <translation>„{target}“ ist ein Original, und Originale werden nie überschrieben.</translation>
    </message>
    <message>
        <source>The folder {parent!r} cannot be written: {reason}.</source>
        <translation>In den Ordner {parent!r} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Make it writable, or set RESTORER_HOME to a folder that is.</source>
        <translation>Geben Sie Schreibrechte, oder setzen Sie RESTORER_HOME auf einen Ordner, der sie hat.</translation>
    </message>
    <message>
        <source>Files in {parent!r} cannot be locked: {reason}.</source>
        <translation>Dateien in {parent!r} lassen sich nicht sperren: {reason}.</translation>
    </message>
    <message>
        <source>Set RESTORER_HOME to a folder on a local disk.</source>
        <translation>Setzen Sie RESTORER_HOME auf einen Ordner einer eigenen Platte.</translation>
    </message>
    <message>
        <source>Save the list as plain text in UTF-8 or UTF-16, one path on each line.</source>
        <translation>Speichern Sie die Liste als reinen Text in UTF-8 oder UTF-16, einen Pfad in jeder Zeile.</translation>
    </message>
    <message>
        <source>{name!r} is no list of paths.</source>
        <translation>{name!r} ist keine Liste von Pfaden.</translation>
    </message>
    <message>
        <source>The list {name!r} is cut off or is no text.</source>
        <translation>Die Liste {name!r} ist abgeschnitten oder kein Text.</translation>
    </message>
    <message>
        <source>The result was there already.</source>
        <translation>Das Ergebnis war schon da.</translation>
    </message>
    <message>
        <source>Only jobs that have ended can be cleared.</source>
        <translation>Nur was zu Ende ist, lässt sich entfernen.</translation>
    </message>
    <message>
        <source>Cancel the others first.</source>
        <translation>Brechen Sie zuerst die anderen ab.</translation>
    </message>
    <message>
        <source>The queue is being worked off already.</source>
        <translation>Die Warteschlange wird schon abgearbeitet.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>Warten Sie darauf, oder halten Sie sie zuerst an.</translation>
    </message>
    <message>
        <source>This job cannot be read: {reason}.</source>
        <translation>Dieser Auftrag lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Remove it from the queue and add it again.</source>
        <translation>Nehmen Sie ihn aus der Warteschlange und fügen Sie ihn neu hinzu.</translation>
    </message>
    <message>
        <source>&quot;{source}&quot; changed while it was worked on.</source>
        <translation>„{source}“ hat sich geändert, während daran gearbeitet wurde.</translation>
    </message>
    <message>
        <source>Wait until it is complete, then try again.</source>
        <translation>Warten Sie, bis die Datei vollständig ist, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not there any more.</source>
        <translation>„{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Put it back, or remove the job.</source>
        <translation>Legen Sie die Datei zurück, oder entfernen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; cannot be read: {reason}.</source>
        <translation>„{path}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check its permissions and its disk.</source>
        <translation>Prüfen Sie Rechte und Platte.</translation>
    </message>
    <message>
        <source>{name} holds no photos.</source>
        <translation>{name} enthält keine Fotos.</translation>
    </message>
    <message>
        <source>Add the photos in it.</source>
        <translation>Fügen Sie die Fotos darin hinzu.</translation>
    </message>
    <message>
        <source>There is no model {model_id!r}.</source>
        <translation>Es gibt kein Modell {model_id!r}.</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>Es gibt: {known}.</translation>
    </message>
    <message>
        <source>The model {model_id} has no card: {name} is missing.</source>
        <translation>Das Modell {model_id} hat keine Karte: {name} fehlt.</translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation>Das Modell {model} ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read: {reason}.</source>
        <translation>Die Modelldatei {path} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>Prüfen Sie ihre Rechte.</translation>
    </message>
    <message>
        <source>The model file {name} is not the one that its card names (its size or sha256 differs).</source>
        <translation>Die Modelldatei {name} ist nicht die, die ihre Karte nennt (Größe oder sha256 weichen ab).</translation>
    </message>
    <message>
        <source>It was not loaded. Install Restorer again.</source>
        <translation>Sie wurde nicht geladen. Installieren Sie Restorer neu.</translation>
    </message>
    <message>
        <source>The model file {name} is not the one that the catalogue names (its size or sha256 differs).</source>
        <translation>Die Modelldatei {name} ist nicht die, die der Katalog nennt (Größe oder sha256 weichen ab).</translation>
    </message>
    <message>
        <source>It was not loaded and is kept as {aside}. Download or import the model again.</source>
        <translation>Sie wurde nicht geladen und liegt als {aside} beiseite. Laden oder importieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>The model {model} comes with Restorer and stays.</source>
        <translation>Das Modell {model} gehört zu Restorer und bleibt.</translation>
    </message>
    <message>
        <source>Choose a downloaded or imported one.</source>
        <translation>Wählen Sie ein heruntergeladenes oder importiertes.</translation>
    </message>
    <message>
        <source>The model {model} cannot be removed: {reason}.</source>
        <translation>Das Modell {model} lässt sich nicht entfernen: {reason}.</translation>
    </message>
    <message>
        <source>Remove {home}.</source>
        <translation>Entfernen Sie {home}.</translation>
    </message>
    <message>
        <source>This is not a recipe: it has no steps.</source>
        <translation>Das ist kein Rezept: Es hat keine Schritte.</translation>
    </message>
    <message>
        <source>Choose a file that Restorer saved as a recipe.</source>
        <translation>Wählen Sie eine Datei, die Restorer als Rezept gesichert hat.</translation>
    </message>
    <message>
        <source>This recipe has version {version}, and this Restorer reads up to {newest}.</source>
        <translation>Dieses Rezept hat die Version {version}, und dieser Restorer liest bis {newest}.</translation>
    </message>
    <message>
        <source>Update Restorer, or save the recipe again with this one.</source>
        <translation>Aktualisieren Sie Restorer, oder sichern Sie das Rezept mit diesem hier noch einmal.</translation>
    </message>
    <message>
        <source>This recipe cannot be read: {reason}.</source>
        <translation>Dieses Rezept lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>Choose a file that Restorer saved.</source>
        <translation>Wählen Sie eine Datei, die Restorer gesichert hat.</translation>
    </message>
    <message>
        <source>The step {step} has no setting called {name!r}.</source>
        <translation>Der Schritt {step} hat keine Einstellung {name!r}.</translation>
    </message>
    <message>
        <source>{spelled} takes a {type}, not {value!r}.</source>
        <translation>{spelled} nimmt {type}, nicht {value!r}.</translation>
    </message>
    <message>
        <source>{spelled} cannot be {value!r}.</source>
        <translation>{spelled} kann nicht {value!r} sein.</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>Wählen Sie eines von: {choices}.</translation>
    </message>
    <message>
        <source>Choose a number from {low} to {high}.</source>
        <translation>Wählen Sie eine Zahl von {low} bis {high}.</translation>
    </message>
    <message>
        <source>Strength 0: nothing done.</source>
        <translation>Stärke 0: nichts getan.</translation>
    </message>
    <message>
        <source>No model yet: nothing cleaned.</source>
        <translation>Noch kein Netz dafür: nichts gereinigt.</translation>
    </message>
    <message>
        <source>Took the dots of print off.</source>
        <translation>Druckraster entfernt.</translation>
    </message>
    <message>
        <source>No model yet: no colours added.</source>
        <translation>Noch kein Netz dafür: keine Farben ergänzt.</translation>
    </message>
    <message>
        <source>It has its own colours: none added.</source>
        <translation>Das Foto hat eigene Farben: keine ergänzt.</translation>
    </message>
    <message>
        <source>It has its own colours: none added, and no hints used.</source>
        <translation>Das Foto hat eigene Farben: keine ergänzt, und keine Hinweise benutzt.</translation>
    </message>
    <message>
        <source>Coloured at {strength:.0%} with {model}.</source>
        <translation>Mit {strength:.0%} koloriert, durch {model}.</translation>
    </message>
    <message>
        <source>No model yet: faces are left as they are.</source>
        <translation>Noch kein Netz dafür: Gesichter bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>No faces found: nothing done.</source>
        <translation>Keine Gesichter gefunden: nichts getan.</translation>
    </message>
    <message>
        <source>{faces} left as it was: {outcome}</source>
        <translation>{faces} gelassen, wie es war: {outcome}</translation>
    </message>
    <message>
        <source>{faces} left as they were: {outcome}</source>
        <translation>{faces} gelassen, wie sie waren: {outcome}</translation>
    </message>
    <message>
        <source>Write hints as {spelled}.</source>
        <translation>Schreiben Sie Farbhinweise als {spelled}.</translation>
    </message>
    <message>
        <source>The colour hints are not JSON: {reason}.</source>
        <translation>Die Farbhinweise sind kein JSON: {reason}.</translation>
    </message>
    <message>
        <source>The colour hints are not a list.</source>
        <translation>Die Farbhinweise sind keine Liste.</translation>
    </message>
    <message>
        <source>{item!r} is no colour hint.</source>
        <translation>{item!r} ist kein Farbhinweis.</translation>
    </message>
    <message>
        <source>Write points as 120,80;300,45: x and y in pixels of the photo.</source>
        <translation>Punkte schreibt man so: 120,80;300,45, also x und y in Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>Notify me when a batch is done</source>
        <translation>Benachrichtigen, wenn ein Stapel fertig ist</translation>
    </message>
    <message>
        <source>Process on</source>
        <translation>Berechnen auf</translation>
    </message>
    <message>
        <source>Cache size</source>
        <translation>Größe des Zwischenspeichers</translation>
    </message>
    <message>
        <source>{part!r} is no point.</source>
        <translation>{part!r} ist kein Punkt.</translation>
    </message>
    <message>
        <source>See docs/models.md for the kinds that can be imported.</source>
        <translation>In docs/models.md steht, welche Arten importiert werden können.</translation>
    </message>
    <message>
        <source>holds a {name} picture of a rare kind that cannot be read</source>
        <translation>enthält ein {name}-Bild einer seltenen Art, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>is damaged: its {name} data cannot be read to the end</source>
        <translation>ist beschädigt: Ihre {name}-Daten lassen sich nicht zu Ende lesen</translation>
    </message>
    <message>
        <source>Name a result that Restorer wrote.</source>
        <translation>Nennen Sie ein Ergebnis, das Restorer geschrieben hat.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has no version {version!r}.</source>
        <translation>„{name}“ hat keine Fassung {version!r}.</translation>
    </message>
    <message>
        <source>It has: {numbers}.</source>
        <translation>Es hat: {numbers}.</translation>
    </message>
    <message>
        <source>Use its recipe, and restore the photo by it.</source>
        <translation>Nehmen Sie ihr Rezept, und restaurieren Sie das Foto danach.</translation>
    </message>
    <message>
        <source>This version is the one that is kept.</source>
        <translation>Diese Fassung ist die behaltene.</translation>
    </message>
    <message>
        <source>Keep another one first.</source>
        <translation>Behalten Sie zuerst eine andere.</translation>
    </message>
    <message>
        <source>Choose a name that is no number, and that no other version has.</source>
        <translation>Wählen Sie einen Namen, der keine Zahl ist und den keine andere Fassung hat.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not there.</source>
        <translation>„{name}“ ist nicht da.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a version.</source>
        <translation>„{name}“ kann nicht der Name einer Fassung sein.</translation>
    </message>
    <message>
        <source>Mend it, or move it aside; a new one is then begun.</source>
        <translation>Berichtigen Sie sie oder legen Sie sie beiseite; dann wird eine neue begonnen.</translation>
    </message>
    <message>
        <source>Line {line} of &quot;{path}&quot; makes no sense, so nothing was entered there.</source>
        <translation>Zeile {line} von „{path}“ ergibt keinen Sinn, deshalb wurde dort nichts eingetragen.</translation>
    </message>
    <message>
        <source>Job {job_id} cannot go from running to {state}.</source>
        <translation>Auftrag {job_id} läuft und kann nicht in {state} übergehen.</translation>
    </message>
    <message>
        <source>Job {job_id} is {state}, or run by another Restorer: it cannot be changed from here.</source>
        <translation>Auftrag {job_id} ist {state} oder läuft in einem anderen Restorer: Von hier lässt er sich nicht ändern.</translation>
    </message>
    <message>
        <source>Close other programs, or fetch the file again.</source>
        <translation>Schließen Sie andere Programme, oder holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{name} could not be read; it may be too large for the memory.</source>
        <translation>{name} konnte nicht gelesen werden; vielleicht ist die Datei zu groß für den Speicher.</translation>
    </message>
    <message>
        <source>Compare networks that make a picture.</source>
        <translation>Vergleichen Sie Netze, die ein Bild machen.</translation>
    </message>
    <message>
        <source>Give it as X,Y,WIDTH,HEIGHT in pixels of the photo.</source>
        <translation>Geben Sie ihn als X,Y,BREITE,HÖHE in Pixeln des Fotos an.</translation>
    </message>
    <message>
        <source>{model} cannot be compared by itself: it is for {task}.</source>
        <translation>{model} lässt sich nicht für sich vergleichen: Es ist für {task}.</translation>
    </message>
    <message>
        <source>The region does not lie inside the photo of {width} x {height} pixels.</source>
        <translation>Der Bereich liegt nicht im Foto von {width} x {height} Pixeln.</translation>
    </message>
    <message>
        <source>The step {step} made nothing.</source>
        <translation>Der Schritt {step} hat nichts ergeben.</translation>
    </message>
    <message>
        <source>{source} or its result lies at an address.</source>
        <translation>{source} oder das Ergebnis liegt unter einer Adresse.</translation>
    </message>
    <message>
        <source>It was cut off: its last {count:,} rows of pixels are not there.</source>
        <translation>Die Datei war abgeschnitten: Die letzten {count:,} Pixelzeilen fehlen.</translation>
    </message>
    <message>
        <source>The networks that come with Restorer are not here.</source>
        <translation>Die Netze, die mit Restorer kommen, fehlen.</translation>
    </message>
    <message>
        <source>Update its driver.</source>
        <translation>Aktualisieren Sie seinen Treiber.</translation>
    </message>
    <message>
        <source>{device} computes wrongly ({db:.1f} dB).</source>
        <translation>{device} rechnet falsch ({db:.1f} dB).</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made: {reason}.</source>
        <translation>Der Ordner {path} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The model&apos;s card {path} cannot be read: {reason}.</source>
        <translation>Die Karte {path} des Modells kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The model&apos;s card {name} is not usable: {reason}.</source>
        <translation>Die Karte {name} des Modells ist unbrauchbar: {reason}.</translation>
    </message>
    <message>
        <source>It was not loaded. Copy it again, or download the model.</source>
        <translation>Sie wurde nicht geladen. Kopieren Sie sie noch einmal, oder laden Sie das Modell herunter.</translation>
    </message>
    <message>
        <source>The model file {path} is not the one that the catalogue names.</source>
        <translation>Die Modelldatei {path} ist nicht die, die der Katalog nennt.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Importieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A model {model!r} is here already.</source>
        <translation>Ein Modell {model!r} ist schon da.</translation>
    </message>
    <message>
        <source>{name} cannot be imported: {reason}.</source>
        <translation>{name} kann nicht importiert werden: {reason}.</translation>
    </message>
    <message>
        <source>The disk of {folder} has no room for {name}.</source>
        <translation>Auf dem Datenträger von {folder} ist kein Platz für {name}.</translation>
    </message>
    <message>
        <source>Choose a mask of the original&apos;s size.</source>
        <translation>Wählen Sie eine Maske in der Größe des Originals.</translation>
    </message>
    <message>
        <source>The mask has {width} x {height} pixels, and the photo {photo_width} x {photo_height}.</source>
        <translation>Die Maske hat {width} x {height} Pixel, das Foto {photo_width} x {photo_height}.</translation>
    </message>
    <message>
        <source>Cleaned ({strength:.0%}) with {model}.</source>
        <translation>Gereinigt ({strength:.0%}) mit {model}.</translation>
    </message>
    <message>
        <source>Choose the reference photo once more.</source>
        <translation>Wählen Sie die Vorlage noch einmal.</translation>
    </message>
    <message>
        <source>Choose one in colour.</source>
        <translation>Wählen Sie eine farbige.</translation>
    </message>
    <message>
        <source>The reference photo has no colours to lend.</source>
        <translation>Die Vorlage hat keine Farben zu verleihen.</translation>
    </message>
    <message>
        <source>The reference photo cannot be read.</source>
        <translation>Die Vorlage lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>already sharp</source>
        <translation>schon scharf</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>zu klein</translation>
    </message>
    <message>
        <source>seen from the side</source>
        <translation>von der Seite gesehen</translation>
    </message>
    <message>
        <source>too worn to judge</source>
        <translation>zu mitgenommen, um es zu beurteilen</translation>
    </message>
    <message>
        <source>larger than the network can improve</source>
        <translation>größer, als das Netz verbessern kann</translation>
    </message>
    <message>
        <source>it would not be the same person</source>
        <translation>es wäre nicht mehr dieselbe Person</translation>
    </message>
    <message>
        <source>nothing to gain</source>
        <translation>nichts zu gewinnen</translation>
    </message>
    <message>
        <source>switched off by hand</source>
        <translation>von Hand ausgeschaltet</translation>
    </message>
    <message>
        <source>it is to stay as it is</source>
        <translation>es soll bleiben, wie es ist</translation>
    </message>
    <message>
        <source>{parts}.</source>
        <translation>{parts}.</translation>
    </message>
    <message>
        <source>looks like an old print ({signs})</source>
        <translation>sieht nach einem alten Abzug aus ({signs})</translation>
    </message>
    <message>
        <source>No scratches or dust found: nothing done.</source>
        <translation>Keine Kratzer und keinen Staub gefunden: nichts getan.</translation>
    </message>
    <message>
        <source>Filled what was painted, {share:.2%} of the photo.</source>
        <translation>Gemaltes gefüllt, {share:.2%} des Fotos.</translation>
    </message>
    <message>
        <source>No model yet: nothing repaired.</source>
        <translation>Noch kein Netz dafür: nichts ausgebessert.</translation>
    </message>
    <message>
        <source>Filled {lines} and {specks}, {share:.2%} of the photo.</source>
        <translation>{lines} und {specks} gefüllt, {share:.2%} des Fotos.</translation>
    </message>
    <message>
        <source>1 damaged place is too wide to be filled.</source>
        <translation>1 beschädigte Stelle ist zu breit zum Füllen.</translation>
    </message>
    <message>
        <source>{count:,} damaged places are too wide to be filled.</source>
        <translation>{count:,} beschädigte Stellen sind zu breit zum Füllen.</translation>
    </message>
    <message>
        <source>1 mark that may be damage was left.</source>
        <translation>1 Stelle, die ein Schaden sein könnte, blieb stehen.</translation>
    </message>
    <message>
        <source>{count:,} marks that may be damage were left.</source>
        <translation>{count:,} Stellen, die Schäden sein könnten, blieben stehen.</translation>
    </message>
    <message>
        <source>{spelled!r} names no setting.</source>
        <translation>{spelled!r} nennt keine Einstellung.</translation>
    </message>
    <message>
        <source>Write STEP.NAME=VALUE, such as clean.strength=0.5.</source>
        <translation>Schreiben Sie SCHRITT.NAME=WERT, etwa clean.strength=0.5.</translation>
    </message>
    <message>
        <source>Scanned in grey, where no colour tells a stain from the picture: nothing done.</source>
        <translation>In Grau gescannt, wo keine Farbe einen Fleck vom Bild unterscheidet: nichts getan.</translation>
    </message>
    <message>
        <source>No stains found that their colour proves: nothing done.</source>
        <translation>Keine Flecken gefunden, die ihre Farbe beweist: nichts getan.</translation>
    </message>
    <message>
        <source>Took stains off {share:.1%} of the picture.</source>
        <translation>Flecken von {share:.1%} des Bildes genommen.</translation>
    </message>
    <message>
        <source>Turned off: nothing done.</source>
        <translation>Ausgeschaltet: nichts getan.</translation>
    </message>
    <message>
        <source>No border around the picture: nothing done.</source>
        <translation>Kein Rand um das Bild: nichts getan.</translation>
    </message>
    <message>
        <source>Upright, and no border to cut: nothing done.</source>
        <translation>Gerade, und kein Rand abzuschneiden: nichts getan.</translation>
    </message>
    <message>
        <source>turned by {degrees:.1f}°</source>
        <translation>um {degrees:.1f}° gedreht</translation>
    </message>
    <message>
        <source>cut from {width} x {height} to {new_width} x {new_height}</source>
        <translation>von {width} x {height} auf {new_width} x {new_height} zugeschnitten</translation>
    </message>
    <message>
        <source>{left} px left</source>
        <translation>{left} px links</translation>
    </message>
    <message>
        <source>{top} px top</source>
        <translation>{top} px oben</translation>
    </message>
    <message>
        <source>{right} px right</source>
        <translation>{right} px rechts</translation>
    </message>
    <message>
        <source>{bottom} px bottom</source>
        <translation>{bottom} px unten</translation>
    </message>
    <message>
        <source>Border cut: {sides}.</source>
        <translation>Rand abgeschnitten: {sides}.</translation>
    </message>
    <message>
        <source>{what:capitalized}.</source>
        <translation>{what:capitalized}.</translation>
    </message>
    <message>
        <source>black at {black:.0%} and white at {white:.0%}</source>
        <translation>Schwarz bei {black:.0%} und Weiß bei {white:.0%}</translation>
    </message>
    <message>
        <source>restored faded tones ({found})</source>
        <translation>verblasste Töne wiederhergestellt ({found})</translation>
    </message>
    <message>
        <source>took the colour cast off</source>
        <translation>den Farbstich entfernt</translation>
    </message>
    <message>
        <source>evened the light</source>
        <translation>das Licht ausgeglichen</translation>
    </message>
    <message>
        <source>lifted local contrast</source>
        <translation>den örtlichen Kontrast gehoben</translation>
    </message>
    <message>
        <source>made it neutral</source>
        <translation>neutral gemacht</translation>
    </message>
    <message>
        <source>Its tones are in order: nothing done.</source>
        <translation>Die Töne sind in Ordnung: nichts getan.</translation>
    </message>
    <message>
        <source>Kept at its size.</source>
        <translation>In der Größe belassen.</translation>
    </message>
    <message>
        <source>No model yet: kept at its size.</source>
        <translation>Noch kein Netz dafür: in der Größe belassen.</translation>
    </message>
    <message>
        <source>The model {model} enlarges {known} times, not {scale}: kept at its size.</source>
        <translation>Das Modell {model} vergrößert {known}-mal, nicht {scale}-mal: in der Größe belassen.</translation>
    </message>
    <message>
        <source>Enlarged {scale} times with {model}, texture {texture:.0%}.</source>
        <translation>{scale}-mal vergrößert, durch {model}, Struktur {texture:.0%}.</translation>
    </message>
    <message>
        <source>Check the connection and try again, or import the file from a disk.</source>
        <translation>Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder importieren Sie die Datei von einem Datenträger.</translation>
    </message>
    <message>
        <source>Free the place, or set {variable} to a folder that you may write to.</source>
        <translation>Machen Sie den Platz frei, oder setzen Sie {variable} auf einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>{folder} is needed as a folder, but a file has that name.</source>
        <translation>{folder} wird als Ordner gebraucht, aber eine Datei heißt so.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to.</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The files that come with Restorer are missing from {package}.</source>
        <translation>Die Dateien, die zu Restorer gehören, fehlen in {package}.</translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation>{size:.1f} GB</translation>
    </message>
    <message>
        <source>Scratch memory was asked for after the work had ended.</source>
        <translation>Arbeitsspeicher wurde verlangt, nachdem die Arbeit zu Ende war.</translation>
    </message>
    <message>
        <source>The disk of {folder} has no room for {size} of working space.</source>
        <translation>Die Platte von {folder} hat keinen Platz für {size} Arbeitsdaten.</translation>
    </message>
    <message>
        <source>Free some space there, or set RESTORER_HOME to a folder on a larger disk.</source>
        <translation>Schaffen Sie dort Platz, oder setzen Sie RESTORER_HOME auf einen Ordner einer größeren Platte.</translation>
    </message>
    <message>
        <source>No {size} of working space can be had in {folder}: {reason}.</source>
        <translation>Es sind keine {size} Arbeitsplatz in {folder} zu haben: {reason}.</translation>
    </message>
    <message>
        <source>Free some memory.</source>
        <translation>Schaffen Sie freien Speicher.</translation>
    </message>
    <message>
        <source>The restored files are not there any more.</source>
        <translation>Die restaurierten Dateien sind nicht mehr da.</translation>
    </message>
    <message>
        <source>Restore the photos again.</source>
        <translation>Restaurieren Sie die Fotos noch einmal.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted.</source>
        <translation>Die Datei wurde verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {reason}</source>
        <translation>{name} lässt sich nicht zeigen: {reason}</translation>
    </message>
    <message>
        <source>Open it in another program to see if it is whole.</source>
        <translation>Öffnen Sie die Datei zur Probe in einem anderen Programm.</translation>
    </message>
    <message>
        <source>The picture cannot be read on: {reason}</source>
        <translation>Das Bild lässt sich nicht weiterlesen: {reason}</translation>
    </message>
    <message>
        <source>Look if its disk is still there.</source>
        <translation>Sehen Sie nach, ob die Platte noch da ist.</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted; add it again.</source>
        <translation>Die Datei wurde verschoben, umbenannt oder gelöscht; fügen Sie sie neu hinzu.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is the original.</source>
        <translation>„{name}“ ist das Original.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>This folder cannot be used: {reason}</source>
        <translation>Dieser Ordner lässt sich nicht benutzen: {reason}</translation>
    </message>
    <message>
        <source>{count:,} scratches</source>
        <translation>{count:,} Kratzer</translation>
    </message>
    <message>
        <source>{count:,} specks</source>
        <translation>{count:,} Flecken</translation>
    </message>
    <message>
        <source>{count:,} faces</source>
        <translation>{count:,} Gesichter</translation>
    </message>
    <message>
        <source>It has: {known}.</source>
        <translation>Er hat: {known}.</translation>
    </message>
    <message>
        <source>There is no step called {step_id!r}.</source>
        <translation>Es gibt keinen Schritt {step_id!r}.</translation>
    </message>
    <message>
        <source>The steps are: {names}.</source>
        <translation>Die Schritte sind: {names}.</translation>
    </message>
    <message>
        <source>&quot;{source}&quot; is not there any more.</source>
        <translation>„{source}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>&quot;{source}&quot; cannot be read: {reason}.</source>
        <translation>„{source}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>It was kept as {name}.</source>
        <translation>Sie wurde als {name} aufgehoben.</translation>
    </message>
    <message>
        <source>it is not of type {name}</source>
        <translation>der Typ ist nicht {name}</translation>
    </message>
    <message>
        <source>It could not be kept aside: {reason}.</source>
        <translation>Sie konnte nicht aufgehoben werden: {reason}.</translation>
    </message>
    <message>
        <source>it is below {minimum}</source>
        <translation>er liegt unter {minimum}</translation>
    </message>
    <message>
        <source>it is above {maximum}</source>
        <translation>er liegt über {maximum}</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read: {reason}.</source>
        <translation>Die Einstellungen in {path} können nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>There is no setting {name!r}.</source>
        <translation>Es gibt keine Einstellung {name!r}.</translation>
    </message>
</context>
<context>
    <name>CropTool</name>
    <message>
        <source>Pull the frame around what shall stay; pull beside it to turn it. Enter is Done, Escape cancels.</source>
        <translation>Ziehen Sie den Rahmen um das, was bleiben soll; Ziehen daneben dreht ihn. Eingabe: fertig, Esc: abbrechen.</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>Pull each corner by itself, onto those of a print that was taken askew.</source>
        <translation>Jede Ecke für sich ziehen, auf die Ecken eines schräg aufgenommenen Abzugs.</translation>
    </message>
    <message>
        <source>Lean of the frame</source>
        <translation>Neigung des Rahmens</translation>
    </message>
    <message>
        <source>By how much the frame leans: what lies along it becomes upright.</source>
        <translation>Um wie viel der Rahmen geneigt ist: Was an ihm liegt, wird gerade.</translation>
    </message>
    <message>
        <source>Lean</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Leave it to Restorer what stays.</source>
        <translation>Restorer entscheiden lassen, was bleibt.</translation>
    </message>
</context>
<context>
    <name>CurrentPhoto</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Preview, without: {steps}</source>
        <translation>Vorschau, ohne: {steps}</translation>
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
    <name>DropHighlight</name>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s)</source>
        <translation>
            <numerusform>Loslassen, um %n Datei oder Ordner hinzuzufügen</numerusform>
            <numerusform>Loslassen, um %n Dateien oder Ordner hinzuzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message>
        <source>{number} s left</source>
        <translation>noch {number} s</translation>
    </message>
    <message>
        <source>{number} min left</source>
        <translation>noch {number} min</translation>
    </message>
    <message>
        <source>{number} h left</source>
        <translation>noch {number} h</translation>
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
    <name>ErrorDialog</name>
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
        <source>If the file &amp;exists</source>
        <translation>Wenn es die Datei &amp;schon gibt</translation>
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
    <name>FaceList</name>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Face {number}: {words}</source>
        <translation>Gesicht {number}: {words}</translation>
    </message>
</context>
<context>
    <name>FaceStripModel</name>
    <message>
        <source>switch face on</source>
        <translation>Gesicht einschalten</translation>
    </message>
    <message>
        <source>switch face off</source>
        <translation>Gesicht ausschalten</translation>
    </message>
    <message>
        <source>likeness of a face</source>
        <translation>Ähnlichkeit eines Gesichts</translation>
    </message>
    <message>
        <source>leave face to Restorer</source>
        <translation>Gesicht Restorer überlassen</translation>
    </message>
    <message>
        <source>add face</source>
        <translation>Gesicht hinzufügen</translation>
    </message>
    <message>
        <source>remove face</source>
        <translation>Gesicht entfernen</translation>
    </message>
    <message>
        <source>bring faces back</source>
        <translation>Gesichter zurückholen</translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Tick the faces that shall be restored. Pull a box around one that was missed. Delete removes one.</source>
        <translation>Haken Sie an, welche Gesichter restauriert werden. Ziehen Sie einen Rahmen um ein übersehenes. Entf entfernt eines.</translation>
    </message>
    <message>
        <source>Likeness of this face</source>
        <translation>Ähnlichkeit dieses Gesichts</translation>
    </message>
    <message>
        <source>Right: stays with the person in the photo. Left: allows more invention.</source>
        <translation>Rechts: bleibt bei der Person im Foto. Links: lässt mehr Erfindung zu.</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Leave it to Restorer what becomes of this face.</source>
        <translation>Restorer überlassen, was aus diesem Gesicht wird.</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>This is no face: it is neither restored nor counted.</source>
        <translation>Das ist kein Gesicht: Es wird weder restauriert noch gezählt.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back what was removed from here.</source>
        <translation>Zurückholen, was hier entfernt wurde.</translation>
    </message>
    <message>
        <source>No faces found.</source>
        <translation>Keine Gesichter gefunden.</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>Gesichter werden gesucht …</translation>
    </message>
    <message>
        <source>Restorer decides</source>
        <translation>Restorer entscheidet</translation>
    </message>
    <message>
        <source>Left: {reason}</source>
        <translation>Belassen: {reason}</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Will be restored</source>
        <translation>Wird restauriert</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Distance {number}</source>
        <translation>Abstand {number}</translation>
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
    <message>
        <source>Restore what is there</source>
        <translation>Restaurieren, was da ist</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen …</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Looking for graphics cards…</source>
        <translation>Grafikkarten werden gesucht…</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Go back to the one before</source>
        <translation>Zurück zur vorigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>driver {0}</source>
        <translation>Treiber {0}</translation>
    </message>
    <message>
        <source>no driver that can compute</source>
        <translation>kein Treiber, der rechnen kann</translation>
    </message>
    <message>
        <source>No graphics card was found; the processor is used.</source>
        <translation>Keine Grafikkarte gefunden; der Prozessor wird benutzt.</translation>
    </message>
    <message>
        <source>It cannot be used yet: {0}.</source>
        <translation>Sie lässt sich noch nicht nutzen: {0}.</translation>
    </message>
    <message>
        <source>In use: {0}, torch {1}.</source>
        <translation>In Gebrauch: {0}, torch {1}.</translation>
    </message>
    <message>
        <source>Tried on {0}: {1} s for a piece of a photo.</source>
        <translation>Auf {0} erprobt: {1} s für ein Stück eines Fotos.</translation>
    </message>
    <message>
        <source>Restorer brings torch for the processor only. For this card, {0} is downloaded: about {1} GB. It is tried on a photo before it is used.</source>
        <translation>Restorer bringt torch nur für den Prozessor mit. Für diese Karte wird {0} heruntergeladen: etwa {1} GB. Es wird an einem Foto erprobt, bevor es benutzt wird.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Making the environment</source>
        <translation>Umgebung wird angelegt</translation>
    </message>
    <message>
        <source>Downloading torch</source>
        <translation>torch wird heruntergeladen</translation>
    </message>
    <message>
        <source>Downloading other packages</source>
        <translation>Andere Pakete werden heruntergeladen</translation>
    </message>
    <message>
        <source>Trying it on a photo</source>
        <translation>Wird an einem Foto erprobt</translation>
    </message>
    <message>
        <source>{0} of about {1} MB</source>
        <translation>{0} von etwa {1} MB</translation>
    </message>
</context>
<context>
    <name>GuidePane</name>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <translation>Anleitung schließen</translation>
    </message>
</context>
<context>
    <name>HandFields</name>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Set it yourself, after what Restorer measures or in place of it.</source>
        <translation>Stellen Sie es selbst ein, nach dem, was Restorer misst, oder stattdessen.</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>A double click on a name sets that one back.</source>
        <translation>Ein Doppelklick auf einen Namen setzt diesen Wert zurück.</translation>
    </message>
</context>
<context>
    <name>HueField</name>
    <message>
        <source>Other colours</source>
        <translation>Andere Farben</translation>
    </message>
    <message>
        <source>Press and pull for any colour.</source>
        <translation>Für jede andere Farbe drücken und ziehen.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Over the photo</source>
        <translation>Über dem Foto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ctrl+K finds a command by its words.</source>
        <translation>Strg+K sucht einen Befehl nach seinen Wörtern.</translation>
    </message>
    <message>
        <source>See the left picture, while held</source>
        <translation>Das linke Bild sehen, solange gedrückt</translation>
    </message>
    <message>
        <source>B, Space</source>
        <translation>B, Leertaste</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Das Foto verschieben</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>To 100% and back</source>
        <translation>Auf 100 % und zurück</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Drag the result out of the window</source>
        <translation>Das Ergebnis aus dem Fenster ziehen</translation>
    </message>
    <message>
        <source>Ctrl+Drag</source>
        <translation>Strg+Ziehen</translation>
    </message>
    <message>
        <source>Leave a tool, or the full screen</source>
        <translation>Ein Werkzeug oder das Vollbild verlassen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>LayoutModel</name>
    <message>
        <source>rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>remove crop</source>
        <translation>Zuschnitt entfernen</translation>
    </message>
</context>
<context>
    <name>LibrarySide</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search for photos by name</source>
        <translation>Fotos nach Namen suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>Welche Fotos gezeigt werden</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauriert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>Von Hand geändert</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Sort the list</source>
        <translation>Liste sortieren</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By folder and name</source>
        <translation>Nach Ordner und Namen</translation>
    </message>
    <message>
        <source>By date of the file</source>
        <translation>Nach Datum der Datei</translation>
    </message>
    <message>
        <source>What is still to do first</source>
        <translation>Noch zu Erledigendes zuerst</translation>
    </message>
</context>
<context>
    <name>LibraryStrip</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>Kein Foto passt.</translation>
    </message>
</context>
<context>
    <name>MainView</name>
    <message>
        <source>Photos, viewer and recipe</source>
        <translation>Fotos, Ansicht und Rezept</translation>
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
    <name>ModelCard</name>
    <message>
        <source>Download of {name}</source>
        <translation>Download von {name}</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use {name} for the photo in view</source>
        <translation>{name} für das gezeigte Foto verwenden</translation>
    </message>
    <message>
        <source>any use</source>
        <translation>jede Nutzung</translation>
    </message>
    <message>
        <source>no commercial use</source>
        <translation>keine gewerbliche Nutzung</translation>
    </message>
    <message>
        <source>commercial use in doubt</source>
        <translation>gewerblicher Gebrauch fraglich</translation>
    </message>
    <message>
        <source>about {0} a megapixel here</source>
        <translation>hier etwa {0} je Megapixel</translation>
    </message>
    <message>
        <source>about {0} a photo here</source>
        <translation>hier etwa {0} je Foto</translation>
    </message>
    <message>
        <source>about {0} a face here</source>
        <translation>hier etwa {0} je Gesicht</translation>
    </message>
    <message>
        <source>needs the optional part “{0}”</source>
        <translation>braucht den Zusatz „{0}“</translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation>{0} von {1} MB</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>Comes with Restorer</source>
        <translation>Kommt mit Restorer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>{name} may be used only by who accepts its terms ({licence}).</source>
        <translation>{name} darf nur nutzen, wer den Bedingungen zustimmt ({licence}).</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Zustimmen</translation>
    </message>
</context>
<context>
    <name>ModelEditor</name>
    <message>
        <source>More networks…</source>
        <translation>Weitere Netze…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Restorer&apos;s own</source>
        <translation>Restorers eigenes</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>What networks are for</source>
        <translation>Wofür Netze sind</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Or drop .safetensors, .pth, .ckpt or .param with .bin here. Only weights are read.</source>
        <translation>Oder legen Sie .safetensors, .pth, .ckpt oder .param mit .bin hier ab. Nur Gewichte werden gelesen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Run a part of the photo in view through several networks, side by side</source>
        <translation>Einen Ausschnitt des gezeigten Fotos durch mehrere Netze schicken, nebeneinander</translation>
    </message>
    <message>
        <source>Import networks</source>
        <translation>Netze importieren</translation>
    </message>
    <message>
        <source>Weights ({0})</source>
        <translation>Gewichte ({0})</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Clean</source>
        <translation>Reinigen</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>Schäden finden</translation>
    </message>
    <message>
        <source>Fill damage</source>
        <translation>Schäden füllen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kolorieren</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>Gesichter finden</translation>
    </message>
    <message>
        <source>Compare faces</source>
        <translation>Gesichter vergleichen</translation>
    </message>
    <message>
        <source>Parts of faces</source>
        <translation>Teile von Gesichtern</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OverlayChips</name>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Show what was found, filled and invented (O)</source>
        <translation>Zeigen, was gefunden, gefüllt und erfunden wurde (O)</translation>
    </message>
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
    <name>PhotoAdder</name>
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
        <source>Folder for results</source>
        <translation>Ordner für Ergebnisse</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
</context>
<context>
    <name>PhotoDropper</name>
    <message>
        <source>Colour from another photo</source>
        <translation>Farbe aus einem anderen Foto</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Click on the colour that shall be taken.</source>
        <translation>Klicken Sie auf die Farbe, die übernommen werden soll.</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos as large pictures</source>
        <translation>Fotos als große Bilder</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>Kein Foto passt.</translation>
    </message>
</context>
<context>
    <name>PhotoScanner</name>
    <message>
        <source>No photos were found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left out: they are no photos.</source>
        <translation>
            <numerusform>%n Datei wurde ausgelassen: Sie ist kein Foto.</numerusform>
            <numerusform>%n Dateien wurden ausgelassen: Sie sind keine Fotos.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was left out: it is {kind}, which Restorer does not read.</source>
        <translation>{name} wurde ausgelassen: Restorer liest die Datei nicht ({kind}).</translation>
    </message>
    <message>
        <source>{name} was left out: it is no photo.</source>
        <translation>{name} wurde ausgelassen: Das ist kein Foto.</translation>
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
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>PresetKeeper</name>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorgabe sichern</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Meine Vorgabe</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
        <source>Delete the preset “{name}”?</source>
        <translation>Die Vorgabe „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>There is a preset “{name}” already. Replace it?</source>
        <translation>Eine Vorgabe „{name}“ gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Presets</name>
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
        <source>Archival</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Does what the photo&apos;s condition calls for, and nothing else.</source>
        <translation>Tut, was der Zustand des Fotos verlangt, und sonst nichts.</translation>
    </message>
    <message>
        <source>As automatic, but more of the grain and the age stay; the size is kept and no face is touched.</source>
        <translation>Wie Automatisch, aber mehr vom Korn und vom Alter bleibt; die Größe bleibt, und kein Gesicht wird verändert.</translation>
    </message>
    <message>
        <source>All that can be done: repaired, cleaned, coloured, faces restored, enlarged.</source>
        <translation>Alles, was möglich ist: ausgebessert, gereinigt, koloriert, Gesichter wiederhergestellt, vergrößert.</translation>
    </message>
    <message>
        <source>Nothing is invented, cut or enlarged: only grain and tones, gently.</source>
        <translation>Nichts wird erfunden, beschnitten oder vergrößert: nur Korn und Tonwerte, sanft.</translation>
    </message>
    <message>
        <source>Your own: always the same steps and settings.</source>
        <translation>Ihre eigene: immer dieselben Schritte und Einstellungen.</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Reading the photo…</source>
        <translation>Foto wird gelesen …</translation>
    </message>
    <message>
        <source>Preview: loading the networks…</source>
        <translation>Vorschau: Netze werden geladen …</translation>
    </message>
    <message>
        <source>Preview: {step} {percent}</source>
        <translation>Vorschau: {step} {percent}</translation>
    </message>
</context>
<context>
    <name>PrintSizeDialog</name>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>pixels per inch</source>
        <translation>Pixel pro Zoll</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>This is a draft. Restore the photo to print it in full.</source>
        <translation>Dies ist ein Entwurf. Restaurieren Sie das Foto, um es in voller Größe zu drucken.</translation>
    </message>
    <message>
        <source>Larger than the paper: it will be printed {width} × {height} cm.</source>
        <translation>Größer als das Papier: Gedruckt wird mit {width} × {height} cm.</translation>
    </message>
    <message>
        <source>Rather coarse: enlarge the photo, or print it smaller.</source>
        <translation>Eher grob: Vergrößern Sie das Foto, oder drucken Sie es kleiner.</translation>
    </message>
    <message>
        <source>Fine enough to be held in the hand.</source>
        <translation>Fein genug für die Hand.</translation>
    </message>
</context>
<context>
    <name>PrintsOffer</name>
    <message>
        <source>Several prints on one scan</source>
        <translation>Mehrere Abzüge auf einem Scan</translation>
    </message>
    <message numerus="yes">
        <source>This scan holds %n print(s). Each can become a photo of its own.</source>
        <translation>
            <numerusform>Auf diesem Scan liegt %n Abzug.</numerusform>
            <numerusform>Auf diesem Scan liegen %n Abzüge. Jeder kann ein eigenes Foto werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %n photo(s)</source>
        <translation>
            <numerusform>In %n Foto aufteilen</numerusform>
            <numerusform>In %n Fotos aufteilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The photos are written into a folder beside the scan, which stays as it is.</source>
        <translation>Die Fotos kommen in einen Ordner neben dem Scan; der Scan bleibt, wie er ist.</translation>
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
    <message>
        <source>{count} · estimating the time…</source>
        <translation>{count} · Zeit wird geschätzt …</translation>
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
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Changed by you, from “{preset}”.</source>
        <translation>Von Ihnen geändert, ausgehend von „{preset}“.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to what the preset proposes</source>
        <translation>Zurück zum Vorschlag der Vorgabe</translation>
    </message>
    <message numerus="yes">
        <source>A preset is chosen for all %n selected photos.</source>
        <translation>
            <numerusform>Eine Vorgabe gilt für %n ausgewähltes Foto.</numerusform>
            <numerusform>Eine Vorgabe gilt für alle %n ausgewählten Fotos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>Vorgaben sichern, umbenennen oder löschen</translation>
    </message>
    <message>
        <source>Rename preset…</source>
        <translation>Vorgabe umbenennen …</translation>
    </message>
    <message>
        <source>Delete preset…</source>
        <translation>Vorgabe löschen …</translation>
    </message>
    <message>
        <source>set back</source>
        <translation>zurücksetzen</translation>
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
    <name>RecommendedHead</name>
    <message>
        <source>Download all</source>
        <translation>Alle herunterladen</translation>
    </message>
    <message>
        <source>Use the graphics card</source>
        <translation>Grafikkarte verwenden</translation>
    </message>
    <message>
        <source>For lost faces, colours and large holes. They run without a graphics card, too, slowly.</source>
        <translation>Für verlorene Gesichter, Farben und große Löcher. Sie laufen auch ohne Grafikkarte, langsam.</translation>
    </message>
    <message>
        <source>{0} are missing.</source>
        <translation>{0} fehlen.</translation>
    </message>
    <message>
        <source>The photo in view uses what it has need of.</source>
        <translation>Das gezeigte Foto verwendet, was es braucht.</translation>
    </message>
    <message>
        <source>{0} is used.</source>
        <translation>{0} wird verwendet.</translation>
    </message>
    <message>
        <source>{0} cannot be used yet: see Settings, Graphics card.</source>
        <translation>{0} kann noch nicht verwendet werden: siehe Einstellungen, Grafikkarte.</translation>
    </message>
    <message>
        <source>{0} is not used yet: what it needs is about {1} GB.</source>
        <translation>{0} wird noch nicht verwendet: Was sie braucht, sind etwa {1} GB.</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Choose a photo…</source>
        <translation>Foto wählen…</translation>
    </message>
    <message>
        <source>Remove the reference photo</source>
        <translation>Vorlage entfernen</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Foto wird gelesen …</translation>
    </message>
</context>
<context>
    <name>ReferenceModel</name>
    <message>
        <source>A photo that lends its colours</source>
        <translation>Ein Foto, das seine Farben leiht</translation>
    </message>
</context>
<context>
    <name>ResultFiles</name>
    <message numerus="yes">
        <source>%n photo(s) saved</source>
        <translation>
            <numerusform>%n Foto gesichert</numerusform>
            <numerusform>%n Fotos gesichert</numerusform>
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
        <source>The contact sheet is saved.</source>
        <translation>Der Kontaktbogen ist gesichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n Datei gesichert</numerusform>
            <numerusform>%n Dateien gesichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>SampleMaker</name>
    <message>
        <source>This sample was worn by Restorer. Its scratches are looked for harder: Sensitivity {0}.</source>
        <translation>Dieses Beispiel hat Restorer abgenutzt. Nach seinen Kratzern wird gründlicher gesucht: Empfindlichkeit {0}.</translation>
    </message>
</context>
<context>
    <name>ScanSplitter</name>
    <message numerus="yes">
        <source>Writing %n photo(s)…</source>
        <translation>
            <numerusform>%n Foto wird geschrieben …</numerusform>
            <numerusform>%n Fotos werden geschrieben …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split into %n photo(s)</source>
        <translation>
            <numerusform>in %n Foto aufteilen</numerusform>
            <numerusform>in %n Fotos aufteilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scan was split into %n photo(s). It stays as it is in its folder.</source>
        <translation>
            <numerusform>Aus dem Scan wurde %n Foto. Der Scan bleibt, wie er ist, in seinem Ordner.</numerusform>
            <numerusform>Aus dem Scan wurden %n Fotos. Der Scan bleibt, wie er ist, in seinem Ordner.</numerusform>
        </translation>
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
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>Grafikkarte…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>A draft was copied. Restore the photo to copy it in full.</source>
        <translation>Ein Entwurf wurde kopiert. Restaurieren Sie das Foto, um es in voller Größe zu kopieren.</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Pictures side by side</source>
        <translation>Bilder nebeneinander</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>More settings of {step}</source>
        <translation>Mehr Einstellungen von {step}</translation>
    </message>
    <message>
        <source>Switched on by you.</source>
        <translation>Von Ihnen eingeschaltet.</translation>
    </message>
    <message>
        <source>Switched off by you.</source>
        <translation>Von Ihnen ausgeschaltet.</translation>
    </message>
</context>
<context>
    <name>StripChoice</name>
    <message>
        <source>Leave out: {kind}</source>
        <translation>Weglassen: {kind}</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Skin, light</source>
        <translation>Haut, hell</translation>
    </message>
    <message>
        <source>Skin, medium</source>
        <translation>Haut, mittel</translation>
    </message>
    <message>
        <source>Skin, dark</source>
        <translation>Haut, dunkel</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Lippen</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>Haare</translation>
    </message>
    <message>
        <source>Hair, blond</source>
        <translation>Haare, blond</translation>
    </message>
    <message>
        <source>Hair, light brown</source>
        <translation>Haare, hellbraun</translation>
    </message>
    <message>
        <source>Hair, dark brown</source>
        <translation>Haare, dunkelbraun</translation>
    </message>
    <message>
        <source>Hair, red</source>
        <translation>Haare, rot</translation>
    </message>
    <message>
        <source>Hair, black</source>
        <translation>Haare, schwarz</translation>
    </message>
    <message>
        <source>Hair, grey</source>
        <translation>Haare, grau</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natur</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>Dinge</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Holz</translation>
    </message>
    <message>
        <source>Wood, dark</source>
        <translation>Holz, dunkel</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Backstein</translation>
    </message>
    <message>
        <source>Stone</source>
        <translation>Stein</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Messing</translation>
    </message>
    <message>
        <source>Steel</source>
        <translation>Stahl</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>Uniform, grey-green</source>
        <translation>Uniform, graugrün</translation>
    </message>
    <message>
        <source>Uniform, navy</source>
        <translation>Uniform, marineblau</translation>
    </message>
    <message>
        <source>Uniform, khaki</source>
        <translation>Uniform, khaki</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>Jeansstoff</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>Weinrot</translation>
    </message>
    <message>
        <source>White linen</source>
        <translation>Weißes Leinen</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Escape does the same.</source>
        <translation>Esc bewirkt dasselbe.</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use {name} for this photo</source>
        <translation>{name} für dieses Foto verwenden</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} Pixel</translation>
    </message>
</context>
<context>
    <name>TrialsDialog</name>
    <message>
        <source>Compare networks</source>
        <translation>Netze vergleichen</translation>
    </message>
    <message>
        <source>What networks are for</source>
        <translation>Wofür Netze da sind</translation>
    </message>
    <message>
        <source>How large a part</source>
        <translation>Wie groß der Ausschnitt ist</translation>
    </message>
    <message>
        <source>{0} × {0} pixels</source>
        <translation>{0} × {0} Pixel</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The middle of what is in view is compared. Each network works alone, with its step&apos;s usual settings.</source>
        <translation>Verglichen wird die Mitte dessen, was zu sehen ist. Jedes Netz arbeitet allein, mit den üblichen Einstellungen seines Schritts.</translation>
    </message>
    <message>
        <source>No photo is in view.</source>
        <translation>Es ist kein Foto zu sehen.</translation>
    </message>
    <message>
        <source>What each network made</source>
        <translation>Was jedes Netz gemacht hat</translation>
    </message>
    <message>
        <source>Restorer&apos;s own</source>
        <translation>Restorers eigenes</translation>
    </message>
</context>
<context>
    <name>VariationEditor</name>
    <message>
        <source>Other versions…</source>
        <translation>Andere Fassungen…</translation>
    </message>
    <message>
        <source>the likeliest</source>
        <translation>die wahrscheinlichste</translation>
    </message>
</context>
<context>
    <name>VariationList</name>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Fassung {number}</translation>
    </message>
    <message>
        <source>Likeliest</source>
        <translation>Wahrscheinlichste</translation>
    </message>
</context>
<context>
    <name>VariationTool</name>
    <message>
        <source>Choose among colours that are as likely. The photo follows.</source>
        <translation>Wählen Sie unter Farben, die ebenso wahrscheinlich sind. Das Foto folgt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show the next six.</source>
        <translation>Die nächsten sechs zeigen.</translation>
    </message>
</context>
<context>
    <name>VersionModel</name>
    <message>
        <source>keep version</source>
        <translation>Fassung behalten</translation>
    </message>
    <message>
        <source>recipe of a version</source>
        <translation>Rezept einer Fassung</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Fassung {number}</translation>
    </message>
    <message>
        <source>{name}: being drawn…</source>
        <translation>{name}: wird gezeichnet …</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <translation>{name} (Entwurf)</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Pictures of this photo</source>
        <translation>Bilder dieses Fotos</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Diese behalten</translation>
    </message>
    <message>
        <source>Let this version be the result.</source>
        <translation>Diese Fassung zum Ergebnis machen.</translation>
    </message>
    <message>
        <source>Use its recipe</source>
        <translation>Ihr Rezept nehmen</translation>
    </message>
    <message>
        <source>Give the photo the recipe of this version.</source>
        <translation>Dem Foto das Rezept dieser Fassung geben.</translation>
    </message>
    <message>
        <source>Keep this recipe as…</source>
        <translation>Dieses Rezept behalten als …</translation>
    </message>
    <message>
        <source>Give the photo&apos;s recipe of now a name, to compare it and to restore it later.</source>
        <translation>Dem jetzigen Rezept des Fotos einen Namen geben, um es zu vergleichen und später danach zu restaurieren.</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen …</translation>
    </message>
    <message>
        <source>Call this version something (F2).</source>
        <translation>Dieser Fassung einen Namen geben (F2).</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this version.</source>
        <translation>Diese Fassung löschen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Tick up to four pictures to see them side by side.</source>
        <translation>Haken Sie bis zu vier Bilder an, um sie nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>Keep this recipe as</source>
        <translation>Dieses Rezept behalten als</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <source>Split view (D)</source>
        <translation>Geteilte Ansicht (D)</translation>
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
        <source>100%: one pixel of the photo is one of the screen (1)</source>
        <translation>100 %: ein Pixel des Fotos ist eines des Bildschirms (1)</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Not restored yet</source>
        <translation>Noch nicht restauriert</translation>
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
        <source>Left alone, the result is there already</source>
        <translation>Übersprungen, das Ergebnis gibt es schon</translation>
    </message>
    <message>
        <source>No changes needed</source>
        <translation>Keine Änderung nötig</translation>
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
</context>
<context>
    <name>tool</name>
    <message>
        <source>Colour from another photo</source>
        <translation>Farbe aus einem anderen Foto</translation>
    </message>
</context>
</TS>
