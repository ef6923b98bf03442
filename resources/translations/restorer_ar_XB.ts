<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Restorer</source>
        <translation>‮About‬ ‮Restorer‬</translation>
    </message>
    <message>
        <source>Made with the work of others, under these terms:</source>
        <translation>‮Made‬ ‮with‬ ‮the‬ ‮work‬ ‮of‬ ‮others,‬ ‮under‬ ‮these‬ ‮terms:‬</translation>
    </message>
    <message>
        <source>Restores old photographs on your own computer. Originals are never changed, and nothing is sent.</source>
        <translation>‮Restores‬ ‮old‬ ‮photographs‬ ‮on‬ ‮your‬ ‮own‬ ‮computer.‬ ‮Originals‬ ‮are‬ ‮never‬ ‮changed,‬ ‮and‬ ‮nothing‬ ‮is‬ ‮sent.‬</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>‮Components‬</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>‮Terms‬</translation>
    </message>
    <message>
        <source>Its makers gave no text of the terms along.</source>
        <translation>‮Its‬ ‮makers‬ ‮gave‬ ‮no‬ ‮text‬ ‮of‬ ‮the‬ ‮terms‬ ‮along.‬</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Add &amp;photos…</source>
        <translation>‮Add‬ &amp;‮photos…‬</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>‮Add‬ &amp;‮folder…‬</translation>
    </message>
    <message>
        <source>&amp;Save result as…</source>
        <translation>&amp;‮Save‬ ‮result‬ ‮as…‬</translation>
    </message>
    <message>
        <source>Save &amp;all results…</source>
        <translation>‮Save‬ &amp;‮all‬ ‮results…‬</translation>
    </message>
    <message>
        <source>Show result in its &amp;folder</source>
        <translation>‮Show‬ ‮result‬ ‮in‬ ‮its‬ &amp;‮folder‬</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>‮Se‬&amp;‮ttings…‬</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;‮Quit‬</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;‮Undo‬</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;‮Redo‬</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>‮Select‬ &amp;‮all‬</translation>
    </message>
    <message>
        <source>Remove from &amp;list</source>
        <translation>‮Remove‬ ‮from‬ &amp;‮list‬</translation>
    </message>
    <message>
        <source>Return to the &amp;proposed recipe</source>
        <translation>‮Return‬ ‮to‬ ‮the‬ &amp;‮proposed‬ ‮recipe‬</translation>
    </message>
    <message>
        <source>Apply recipe to &amp;selected photos</source>
        <translation>‮Apply‬ ‮recipe‬ ‮to‬ &amp;‮selected‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Apply recipe to &amp;all photos</source>
        <translation>‮Apply‬ ‮recipe‬ ‮to‬ &amp;‮all‬ ‮photos‬</translation>
    </message>
    <message>
        <source>&amp;Restore all</source>
        <translation>&amp;‮Restore‬ ‮all‬</translation>
    </message>
    <message>
        <source>Restore s&amp;elected</source>
        <translation>‮Restore‬ ‮s‬&amp;‮elected‬</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;‮Pause‬</translation>
    </message>
    <message>
        <source>&amp;Cancel selected</source>
        <translation>&amp;‮Cancel‬ ‮selected‬</translation>
    </message>
    <message>
        <source>Cancel a&amp;ll</source>
        <translation>‮Cancel‬ ‮a‬&amp;‮ll‬</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;‮Try‬ ‮again‬</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>‮Move‬ &amp;‮up‬</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>‮Move‬ &amp;‮down‬</translation>
    </message>
    <message>
        <source>&amp;Recipe panel</source>
        <translation>&amp;‮Recipe‬ ‮panel‬</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;‮Full‬ ‮screen‬</translation>
    </message>
    <message>
        <source>&amp;About Restorer</source>
        <translation>&amp;‮About‬ ‮Restorer‬</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>‮Menus‬</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;‮File‬</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;‮Edit‬</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;‮Queue‬</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;‮View‬</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;‮Help‬</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Straighten</source>
        <translation>‮Straighten‬</translation>
    </message>
    <message>
        <source>Cuts the scanner's bed away and turns the print upright.</source>
        <translation>‮Cuts‬ ‮the‬ ‮scanner's‬ ‮bed‬ ‮away‬ ‮and‬ ‮turns‬ ‮the‬ ‮print‬ ‮upright.‬</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>‮Strength‬</translation>
    </message>
    <message>
        <source>How much of the step's effect is used; 0 leaves every pixel as it was.</source>
        <translation>‮How‬ ‮much‬ ‮of‬ ‮the‬ ‮step's‬ ‮effect‬ ‮is‬ ‮used;‬ ‮0‬ ‮leaves‬ ‮every‬ ‮pixel‬ ‮as‬ ‮it‬ ‮was.‬</translation>
    </message>
    <message>
        <source>Turn upright</source>
        <translation>‮Turn‬ ‮upright‬</translation>
    </message>
    <message>
        <source>Turns a print that lies askew on the scanner, by 8 degrees at most.</source>
        <translation>‮Turns‬ ‮a‬ ‮print‬ ‮that‬ ‮lies‬ ‮askew‬ ‮on‬ ‮the‬ ‮scanner,‬ ‮by‬ ‮8‬ ‮degrees‬ ‮at‬ ‮most.‬</translation>
    </message>
    <message>
        <source>Cut the border</source>
        <translation>‮Cut‬ ‮the‬ ‮border‬</translation>
    </message>
    <message>
        <source>Cuts away what is not the print.</source>
        <translation>‮Cuts‬ ‮away‬ ‮what‬ ‮is‬ ‮not‬ ‮the‬ ‮print.‬</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>‮Repair‬</translation>
    </message>
    <message>
        <source>Finds scratches, hairs and dust, and fills them.</source>
        <translation>‮Finds‬ ‮scratches,‬ ‮hairs‬ ‮and‬ ‮dust,‬ ‮and‬ ‮fills‬ ‮them.‬</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>‮Sensitivity‬</translation>
    </message>
    <message>
        <source>0 takes what is certain to be damage, 1 all that may be.</source>
        <translation>‮0‬ ‮takes‬ ‮what‬ ‮is‬ ‮certain‬ ‮to‬ ‮be‬ ‮damage,‬ ‮1‬ ‮all‬ ‮that‬ ‮may‬ ‮be.‬</translation>
    </message>
    <message>
        <source>Widest scratch</source>
        <translation>‮Widest‬ ‮scratch‬</translation>
    </message>
    <message>
        <source>In percent of the photo's longer side.</source>
        <translation>‮In‬ ‮percent‬ ‮of‬ ‮the‬ ‮photo's‬ ‮longer‬ ‮side.‬</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>‮Clean‬</translation>
    </message>
    <message>
        <source>Takes noise, grain, blur and JPEG traces off.</source>
        <translation>‮Takes‬ ‮noise,‬ ‮grain,‬ ‮blur‬ ‮and‬ ‮JPEG‬ ‮traces‬ ‮off.‬</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>‮Tone‬</translation>
    </message>
    <message>
        <source>Restores faded blacks and whites, takes a colour cast off, lifts flat contrast.</source>
        <translation>‮Restores‬ ‮faded‬ ‮blacks‬ ‮and‬ ‮whites,‬ ‮takes‬ ‮a‬ ‮colour‬ ‮cast‬ ‮off,‬ ‮lifts‬ ‮flat‬ ‮contrast.‬</translation>
    </message>
    <message>
        <source>Local contrast</source>
        <translation>‮Local‬ ‮contrast‬</translation>
    </message>
    <message>
        <source>How much flat areas are lifted; 0 not at all.</source>
        <translation>‮How‬ ‮much‬ ‮flat‬ ‮areas‬ ‮are‬ ‮lifted;‬ ‮0‬ ‮not‬ ‮at‬ ‮all.‬</translation>
    </message>
    <message>
        <source>Colour cast</source>
        <translation>‮Colour‬ ‮cast‬</translation>
    </message>
    <message>
        <source>How much of a faded colour print's cast is taken off.</source>
        <translation>‮How‬ ‮much‬ ‮of‬ ‮a‬ ‮faded‬ ‮colour‬ ‮print's‬ ‮cast‬ ‮is‬ ‮taken‬ ‮off.‬</translation>
    </message>
    <message>
        <source>Keep toning</source>
        <translation>‮Keep‬ ‮toning‬</translation>
    </message>
    <message>
        <source>Keeps sepia and other tints of a black-and-white photo.</source>
        <translation>‮Keeps‬ ‮sepia‬ ‮and‬ ‮other‬ ‮tints‬ ‮of‬ ‮a‬ ‮black-and-white‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>‮Even‬ ‮light‬</translation>
    </message>
    <message>
        <source>How much uneven light and vignetting is evened out.</source>
        <translation>‮How‬ ‮much‬ ‮uneven‬ ‮light‬ ‮and‬ ‮vignetting‬ ‮is‬ ‮evened‬ ‮out.‬</translation>
    </message>
    <message>
        <source>Colorize</source>
        <translation>‮Colorize‬</translation>
    </message>
    <message>
        <source>Invents colours for a black-and-white photo.</source>
        <translation>‮Invents‬ ‮colours‬ ‮for‬ ‮a‬ ‮black-and-white‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>‮Saturation‬</translation>
    </message>
    <message>
        <source>How strong the colours are, against what is usual.</source>
        <translation>‮How‬ ‮strong‬ ‮the‬ ‮colours‬ ‮are,‬ ‮against‬ ‮what‬ ‮is‬ ‮usual.‬</translation>
    </message>
    <message>
        <source>Colour hints</source>
        <translation>‮Colour‬ ‮hints‬</translation>
    </message>
    <message>
        <source>A JSON list of points and their colours, in the photo's pixels.</source>
        <translation>‮A‬ ‮JSON‬ ‮list‬ ‮of‬ ‮points‬ ‮and‬ ‮their‬ ‮colours,‬ ‮in‬ ‮the‬ ‮photo's‬ ‮pixels.‬</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>‮Faces‬</translation>
    </message>
    <message>
        <source>Restores faces that are small or worn.</source>
        <translation>‮Restores‬ ‮faces‬ ‮that‬ ‮are‬ ‮small‬ ‮or‬ ‮worn.‬</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>‮Likeness‬</translation>
    </message>
    <message>
        <source>1 stays with the person in the photo, 0 allows more invention.</source>
        <translation>‮1‬ ‮stays‬ ‮with‬ ‮the‬ ‮person‬ ‮in‬ ‮the‬ ‮photo,‬ ‮0‬ ‮allows‬ ‮more‬ ‮invention.‬</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>‮Smallest‬ ‮face‬</translation>
    </message>
    <message>
        <source>Faces narrower than this are left alone.</source>
        <translation>‮Faces‬ ‮narrower‬ ‮than‬ ‮this‬ ‮are‬ ‮left‬ ‮alone.‬</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>‮Enlarge‬</translation>
    </message>
    <message>
        <source>Makes the photo two or four times as wide and high.</source>
        <translation>‮Makes‬ ‮the‬ ‮photo‬ ‮two‬ ‮or‬ ‮four‬ ‮times‬ ‮as‬ ‮wide‬ ‮and‬ ‮high.‬</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>‮Size‬</translation>
    </message>
    <message>
        <source>How many times as wide and high; 1 keeps the size.</source>
        <translation>‮How‬ ‮many‬ ‮times‬ ‮as‬ ‮wide‬ ‮and‬ ‮high;‬ ‮1‬ ‮keeps‬ ‮the‬ ‮size.‬</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>‮Texture‬</translation>
    </message>
    <message>
        <source>How much fine texture may be invented.</source>
        <translation>‮How‬ ‮much‬ ‮fine‬ ‮texture‬ ‮may‬ ‮be‬ ‮invented.‬</translation>
    </message>
    <message>
        <source>Where networks run: auto, cpu, cuda, cuda:1, mps.</source>
        <translation>‮Where‬ ‮networks‬ ‮run:‬ ‮auto,‬ ‮cpu,‬ ‮cuda,‬ ‮cuda:1,‬ ‮mps.‬</translation>
    </message>
    <message>
        <source>How many processor cores networks may use; 0 means all.</source>
        <translation>‮How‬ ‮many‬ ‮processor‬ ‮cores‬ ‮networks‬ ‮may‬ ‮use;‬ ‮0‬ ‮means‬ ‮all.‬</translation>
    </message>
    <message>
        <source>How much memory working copies of photos may take; 0 means a quarter of what is free.</source>
        <translation>‮How‬ ‮much‬ ‮memory‬ ‮working‬ ‮copies‬ ‮of‬ ‮photos‬ ‮may‬ ‮take;‬ ‮0‬ ‮means‬ ‮a‬ ‮quarter‬ ‮of‬ ‮what‬ ‮is‬ ‮free.‬</translation>
    </message>
    <message>
        <source>How much disk the results of single steps may take.</source>
        <translation>‮How‬ ‮much‬ ‮disk‬ ‮the‬ ‮results‬ ‮of‬ ‮single‬ ‮steps‬ ‮may‬ ‮take.‬</translation>
    </message>
    <message>
        <source>The preset that new photos follow: auto, gentle, full, archival or a file.</source>
        <translation>‮The‬ ‮preset‬ ‮that‬ ‮new‬ ‮photos‬ ‮follow:‬ ‮auto,‬ ‮gentle,‬ ‮full,‬ ‮archival‬ ‮or‬ ‮a‬ ‮file.‬</translation>
    </message>
    <message>
        <source>The format of results; `same` keeps the source's.</source>
        <translation>‮The‬ ‮format‬ ‮of‬ ‮results;‬ ‮`same`‬ ‮keeps‬ ‮the‬ ‮source's.‬</translation>
    </message>
    <message>
        <source>What happens where a result's name is taken.</source>
        <translation>‮What‬ ‮happens‬ ‮where‬ ‮a‬ ‮result's‬ ‮name‬ ‮is‬ ‮taken.‬</translation>
    </message>
    <message>
        <source>How results are named; {stem} is the source's name without its ending.</source>
        <translation>‮How‬ ‮results‬ ‮are‬ ‮named;‬ {stem} ‮is‬ ‮the‬ ‮source's‬ ‮name‬ ‮without‬ ‮its‬ ‮ending.‬</translation>
    </message>
    <message>
        <source>Where results go; empty asks.</source>
        <translation>‮Where‬ ‮results‬ ‮go;‬ ‮empty‬ ‮asks.‬</translation>
    </message>
    <message>
        <source>The folder in which photos were last chosen.</source>
        <translation>‮The‬ ‮folder‬ ‮in‬ ‮which‬ ‮photos‬ ‮were‬ ‮last‬ ‮chosen.‬</translation>
    </message>
    <message>
        <source>The language of the window, such as `de`; empty follows the system.</source>
        <translation>‮The‬ ‮language‬ ‮of‬ ‮the‬ ‮window,‬ ‮such‬ ‮as‬ ‮`de`;‬ ‮empty‬ ‮follows‬ ‮the‬ ‮system.‬</translation>
    </message>
    <message>
        <source>Whether the window is light or dark.</source>
        <translation>‮Whether‬ ‮the‬ ‮window‬ ‮is‬ ‮light‬ ‮or‬ ‮dark.‬</translation>
    </message>
    <message>
        <source>Tell when a long batch has ended while the window was not in front.</source>
        <translation>‮Tell‬ ‮when‬ ‮a‬ ‮long‬ ‮batch‬ ‮has‬ ‮ended‬ ‮while‬ ‮the‬ ‮window‬ ‮was‬ ‮not‬ ‮in‬ ‮front.‬</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;‮Undo‬ {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;‮Redo‬ {what}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;‮Resume‬</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;‮Pause‬</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>‮Photos‬</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>‮All‬ ‮files‬</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>‮Add‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>‮Add‬ ‮a‬ ‮folder‬ ‮of‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>‮Sample‬</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) restored</source>
        <translation>
            <numerusform>%n ‮photos‬ ‮restored‬</numerusform>
            <numerusform>%n ‮photos‬ ‮restored‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n ‮failed‬</numerusform>
            <numerusform>%n ‮failed‬</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Restorer and start it again; what waits is kept.</source>
        <translation>‮Close‬ ‮Restorer‬ ‮and‬ ‮start‬ ‮it‬ ‮again;‬ ‮what‬ ‮waits‬ ‮is‬ ‮kept.‬</translation>
    </message>
    <message>
        <source>The engine stops again and again.</source>
        <translation>‮The‬ ‮engine‬ ‮stops‬ ‮again‬ ‮and‬ ‮again.‬</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>‮My‬ ‮preset‬</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>‮Save‬ ‮preset‬</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>‮The‬ ‮language‬ ‮changes‬ ‮at‬ ‮the‬ ‮next‬ ‮start.‬</translation>
    </message>
    <message>
        <source>Memory and disk budgets change at the next start.</source>
        <translation>‮Memory‬ ‮and‬ ‮disk‬ ‮budgets‬ ‮change‬ ‮at‬ ‮the‬ ‮next‬ ‮start.‬</translation>
    </message>
    <message>
        <source>Close Restorer?</source>
        <translation>‮Close‬ ‮Restorer?‬</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) still to restore.</source>
        <translation>
            <numerusform>%n ‮photos‬ ‮still‬ ‮to‬ ‮restore.‬</numerusform>
            <numerusform>%n ‮photos‬ ‮still‬ ‮to‬ ‮restore.‬</numerusform>
        </translation>
    </message>
    <message>
        <source>They go on by themselves at the next start.</source>
        <translation>‮They‬ ‮go‬ ‮on‬ ‮by‬ ‮themselves‬ ‮at‬ ‮the‬ ‮next‬ ‮start.‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>‮Keep‬ ‮working‬</translation>
    </message>
</context>
<context>
    <name>DividerHandle</name>
    <message>
        <source>Divider between the two pictures</source>
        <translation>‮Divider‬ ‮between‬ ‮the‬ ‮two‬ ‮pictures‬</translation>
    </message>
    <message>
        <source>Drag to compare; the arrow keys move it too</source>
        <translation>‮Drag‬ ‮to‬ ‮compare;‬ ‮the‬ ‮arrow‬ ‮keys‬ ‮move‬ ‮it‬ ‮too‬</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Start</source>
        <translation>‮Start‬</translation>
    </message>
    <message>
        <source>Two photographs</source>
        <translation>‮Two‬ ‮photographs‬</translation>
    </message>
    <message>
        <source>Drop old photos or folders here</source>
        <translation>‮Drop‬ ‮old‬ ‮photos‬ ‮or‬ ‮folders‬ ‮here‬</translation>
    </message>
    <message>
        <source>Restorer looks at each one and suggests what to repair.</source>
        <translation>‮Restorer‬ ‮looks‬ ‮at‬ ‮each‬ ‮one‬ ‮and‬ ‮suggests‬ ‮what‬ ‮to‬ ‮repair.‬</translation>
    </message>
    <message>
        <source>Try a sample photo</source>
        <translation>‮Try‬ ‮a‬ ‮sample‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Your originals are never changed. Results go into a folder “Restored” beside them.</source>
        <translation>‮Your‬ ‮originals‬ ‮are‬ ‮never‬ ‮changed.‬ ‮Results‬ ‮go‬ ‮into‬ ‮a‬ ‮folder‬ ‮“Restored”‬ ‮beside‬ ‮them.‬</translation>
    </message>
    <message>
        <source>Everything happens on this computer.</source>
        <translation>‮Everything‬ ‮happens‬ ‮on‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>‮Choose‬ ‮photos…‬</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>‮Choose‬ ‮a‬ ‮folder…‬</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Save %n photo(s)</source>
        <translation>
            <numerusform>‮Save‬ %n ‮photos‬</numerusform>
            <numerusform>‮Save‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>‮Choose…‬</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>‮Choose‬ ‮the‬ ‮folder‬</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;‮Folder‬</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;‮Name‬</translation>
    </message>
    <message>
        <source>{stem} is the original's name, {n} the number, {date} today, {ext} the ending.</source>
        <translation>{stem} ‮is‬ ‮the‬ ‮original's‬ ‮name,‬ {n} ‮the‬ ‮number,‬ {date} ‮today,‬ {ext} ‮the‬ ‮ending.‬</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>‮As‬ ‮it‬ ‮is‬</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>‮Fo‬&amp;‮rmat‬</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>‮Unchanged‬</translation>
    </message>
    <message>
        <source>At most {0} pixels</source>
        <translation>‮At‬ ‮most‬ {0} ‮pixels‬</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;‮Size‬</translation>
    </message>
    <message>
        <source>Keep both: add a number</source>
        <translation>‮Keep‬ ‮both:‬ ‮add‬ ‮a‬ ‮number‬</translation>
    </message>
    <message>
        <source>Leave the old file, skip the new</source>
        <translation>‮Leave‬ ‮the‬ ‮old‬ ‮file,‬ ‮skip‬ ‮the‬ ‮new‬</translation>
    </message>
    <message>
        <source>Name is &amp;taken</source>
        <translation>‮Name‬ ‮is‬ &amp;‮taken‬</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;‮Quality‬</translation>
    </message>
    <message>
        <source>The files that will be written</source>
        <translation>‮The‬ ‮files‬ ‮that‬ ‮will‬ ‮be‬ ‮written‬</translation>
    </message>
    <message>
        <source>Progress of saving</source>
        <translation>‮Progress‬ ‮of‬ ‮saving‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>‮Save‬</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>‮…‬ ‮and‬ %n ‮more‬</numerusform>
            <numerusform>‮…‬ ‮and‬ %n ‮more‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be written.</source>
        <translation>
            <numerusform>%n ‮files‬ ‮will‬ ‮be‬ ‮written.‬</numerusform>
            <numerusform>%n ‮files‬ ‮will‬ ‮be‬ ‮written.‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these get a number.</source>
        <translation>
            <numerusform>%n ‮names‬ ‮are‬ ‮taken:‬ ‮these‬ ‮get‬ ‮a‬ ‮number.‬</numerusform>
            <numerusform>%n ‮names‬ ‮are‬ ‮taken:‬ ‮these‬ ‮get‬ ‮a‬ ‮number.‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) are taken: these are skipped.</source>
        <translation>
            <numerusform>%n ‮names‬ ‮are‬ ‮taken:‬ ‮these‬ ‮are‬ ‮skipped.‬</numerusform>
            <numerusform>%n ‮names‬ ‮are‬ ‮taken:‬ ‮these‬ ‮are‬ ‮skipped.‬</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}  (its name was taken)</source>
        <translation>{name}  ‮(its‬ ‮name‬ ‮was‬ ‮taken)‬</translation>
    </message>
    <message>
        <source>{name}  (skipped: it is there already)</source>
        <translation>{name}  ‮(skipped:‬ ‮it‬ ‮is‬ ‮there‬ ‮already)‬</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>‮Save‬ ‮to‬ ‮folder‬</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written.</source>
        <translation>
            <numerusform>%n ‮files‬ ‮could‬ ‮not‬ ‮be‬ ‮written.‬</numerusform>
            <numerusform>%n ‮files‬ ‮could‬ ‮not‬ ‮be‬ ‮written.‬</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureBar</name>
    <message>
        <source>What went wrong</source>
        <translation>‮What‬ ‮went‬ ‮wrong‬</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>‮Try‬ ‮again‬</translation>
    </message>
</context>
<context>
    <name>LibraryStrip</name>
    <message>
        <source>Photos</source>
        <translation>‮Photos‬</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>‮Tools‬</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Map of the photo</source>
        <translation>‮Map‬ ‮of‬ ‮the‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to move what is in view.</source>
        <translation>‮Click,‬ ‮drag‬ ‮or‬ ‮use‬ ‮the‬ ‮arrow‬ ‮keys‬ ‮to‬ ‮move‬ ‮what‬ ‮is‬ ‮in‬ ‮view.‬</translation>
    </message>
    <message>
        <source>Click or drag to move what is in view</source>
        <translation>‮Click‬ ‮or‬ ‮drag‬ ‮to‬ ‮move‬ ‮what‬ ‮is‬ ‮in‬ ‮view‬</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>‮Notice‬</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>‮Dismiss‬</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>‮Photo‬</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to move, plus and minus to zoom.</source>
        <translation>‮Drag‬ ‮or‬ ‮use‬ ‮the‬ ‮arrow‬ ‮keys‬ ‮to‬ ‮move,‬ ‮plus‬ ‮and‬ ‮minus‬ ‮to‬ ‮zoom.‬</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo viewer</source>
        <translation>‮Photo‬ ‮viewer‬</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>‮Opening‬ ‮…‬</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>Queue</source>
        <translation>‮Queue‬</translation>
    </message>
    <message>
        <source>How far the queue is</source>
        <translation>‮How‬ ‮far‬ ‮the‬ ‮queue‬ ‮is‬</translation>
    </message>
    <message>
        <source>Progress of all photos</source>
        <translation>‮Progress‬ ‮of‬ ‮all‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>‮Cancel‬ ‮all‬</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>‮Resume‬</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>‮Pause‬</translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>‮Try‬ %n ‮again‬</numerusform>
            <numerusform>‮Try‬ %n ‮again‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n photo(s)</source>
        <translation>
            <numerusform>‮Restore‬ %n ‮photos‬</numerusform>
            <numerusform>‮Restore‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>‮Restore‬</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>{finished} of {total}</source>
        <translation>{finished} ‮of‬ {total}</translation>
    </message>
    <message>
        <source>{count} · paused</source>
        <translation>{count} ‮·‬ ‮paused‬</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n ‮photos‬</numerusform>
            <numerusform>%n ‮photos‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restored</source>
        <translation>
            <numerusform>%n ‮restored‬</numerusform>
            <numerusform>%n ‮restored‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n ‮failed‬</numerusform>
            <numerusform>%n ‮failed‬</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipeModel</name>
    <message>
        <source>choose preset</source>
        <translation>‮choose‬ ‮preset‬</translation>
    </message>
    <message>
        <source>switch {step} on</source>
        <translation>‮switch‬ {step} ‮on‬</translation>
    </message>
    <message>
        <source>switch {step} off</source>
        <translation>‮switch‬ {step} ‮off‬</translation>
    </message>
    <message>
        <source>change {field} of {step}</source>
        <translation>‮change‬ {field} ‮of‬ {step}</translation>
    </message>
    <message>
        <source>return to proposal</source>
        <translation>‮return‬ ‮to‬ ‮proposal‬</translation>
    </message>
    <message numerus="yes">
        <source>apply to %n photo(s)</source>
        <translation>
            <numerusform>‮apply‬ ‮to‬ %n ‮photos‬</numerusform>
            <numerusform>‮apply‬ ‮to‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>Automatic</source>
        <translation>‮Automatic‬</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>‮Gentle‬</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>‮Full‬</translation>
    </message>
    <message>
        <source>Archival: nothing invented</source>
        <translation>‮Archival:‬ ‮nothing‬ ‮invented‬</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>‮Recipe‬</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>‮Preset‬</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>‮Reading‬ ‮the‬ ‮photo…‬</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>‮Reset‬</translation>
    </message>
    <message>
        <source>Back to what the preset proposes</source>
        <translation>‮Back‬ ‮to‬ ‮what‬ ‮the‬ ‮preset‬ ‮proposes‬</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>‮Steps‬</translation>
    </message>
    <message>
        <source>Apply to…</source>
        <translation>‮Apply‬ ‮to…‬</translation>
    </message>
    <message>
        <source>Apply this recipe to other photos</source>
        <translation>‮Apply‬ ‮this‬ ‮recipe‬ ‮to‬ ‮other‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Selected photos</source>
        <translation>‮Selected‬ ‮photos‬</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>‮All‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>‮Save‬ ‮as‬ ‮preset…‬</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>‮Your‬ ‮own‬</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>remove %n photo(s)</source>
        <translation>
            <numerusform>‮remove‬ %n ‮photos‬</numerusform>
            <numerusform>‮remove‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly and was started again.</source>
        <translation>‮The‬ ‮engine‬ ‮stopped‬ ‮unexpectedly‬ ‮and‬ ‮was‬ ‮started‬ ‮again.‬</translation>
    </message>
    <message>
        <source>change order</source>
        <translation>‮change‬ ‮order‬</translation>
    </message>
    <message numerus="yes">
        <source>add %n photo(s)</source>
        <translation>
            <numerusform>‮add‬ %n ‮photos‬</numerusform>
            <numerusform>‮add‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>‮No‬ ‮photos‬ ‮were‬ ‮found‬ ‮there.‬</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>‮Settings‬</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>‮Results‬</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>‮Window‬</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>‮Computer‬</translation>
    </message>
    <message>
        <source>A folder “Restored” beside the originals</source>
        <translation>‮A‬ ‮folder‬ ‮“Restored”‬ ‮beside‬ ‮the‬ ‮originals‬</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>‮Choose…‬</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>‮Choose‬ ‮the‬ ‮folder‬ ‮for‬ ‮results‬</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>‮Folder‬</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>‮As‬ ‮the‬ ‮original‬</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>‮Format‬</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>‮Name‬</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>‮As‬ ‮the‬ ‮system‬</translation>
    </message>
    <message>
        <source>Test of right-to-left layout</source>
        <translation>‮Test‬ ‮of‬ ‮right-to-left‬ ‮layout‬</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>‮Language‬</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>‮Light‬</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>‮Dark‬</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>‮Appearance‬</translation>
    </message>
    <message>
        <source>Tell when a long batch has ended</source>
        <translation>‮Tell‬ ‮when‬ ‮a‬ ‮long‬ ‮batch‬ ‮has‬ ‮ended‬</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>‮The‬ ‮fastest‬</translation>
    </message>
    <message>
        <source>Networks run on</source>
        <translation>‮Networks‬ ‮run‬ ‮on‬</translation>
    </message>
    <message>
        <source>A quarter of what is free</source>
        <translation>‮A‬ ‮quarter‬ ‮of‬ ‮what‬ ‮is‬ ‮free‬</translation>
    </message>
    <message>
        <source>Memory for photos</source>
        <translation>‮Memory‬ ‮for‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Disk for the results of steps</source>
        <translation>‮Disk‬ ‮for‬ ‮the‬ ‮results‬ ‮of‬ ‮steps‬</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>‮Folder‬ ‮for‬ ‮results‬</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Original</source>
        <translation>‮Original‬</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>‮Restored‬</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>‮Preview‬</translation>
    </message>
    <message>
        <source>After {step}</source>
        <translation>‮After‬ {step}</translation>
    </message>
    <message>
        <source>Invented by {step}</source>
        <translation>‮Invented‬ ‮by‬ {step}</translation>
    </message>
    <message>
        <source>Faces found</source>
        <translation>‮Faces‬ ‮found‬</translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation>‮Damage‬ ‮found‬</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>More settings of {step}</source>
        <translation>‮More‬ ‮settings‬ ‮of‬ {step}</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>‮Something‬ ‮went‬ ‮wrong‬</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>‮Warning‬</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>‮Details‬</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>‮Copied‬</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>‮Copy‬ ‮report‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
</context>
<context>
    <name>VeilChips</name>
    <message>
        <source>What was found and what was invented</source>
        <translation>‮What‬ ‮was‬ ‮found‬ ‮and‬ ‮what‬ ‮was‬ ‮invented‬</translation>
    </message>
    <message>
        <source>Hide: {0}</source>
        <translation>‮Hide:‬ {0}</translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation>‮Show:‬ {0}</translation>
    </message>
</context>
<context>
    <name>ViewerBar</name>
    <message>
        <source>Left picture</source>
        <translation>‮Left‬ ‮picture‬</translation>
    </message>
    <message>
        <source>Right picture</source>
        <translation>‮Right‬ ‮picture‬</translation>
    </message>
    <message>
        <source>Hold to see the left picture (B)</source>
        <translation>‮Hold‬ ‮to‬ ‮see‬ ‮the‬ ‮left‬ ‮picture‬ ‮(B)‬</translation>
    </message>
    <message>
        <source>Before and after with a divider (D)</source>
        <translation>‮Before‬ ‮and‬ ‮after‬ ‮with‬ ‮a‬ ‮divider‬ ‮(D)‬</translation>
    </message>
    <message>
        <source>Side by side (S)</source>
        <translation>‮Side‬ ‮by‬ ‮side‬ ‮(S)‬</translation>
    </message>
    <message>
        <source>One picture (A)</source>
        <translation>‮One‬ ‮picture‬ ‮(A)‬</translation>
    </message>
    <message>
        <source>Drag the result from here into another program or folder</source>
        <translation>‮Drag‬ ‮the‬ ‮result‬ ‮from‬ ‮here‬ ‮into‬ ‮another‬ ‮program‬ ‮or‬ ‮folder‬</translation>
    </message>
    <message>
        <source>Show the result in its folder</source>
        <translation>‮Show‬ ‮the‬ ‮result‬ ‮in‬ ‮its‬ ‮folder‬</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>‮Zoom‬ ‮out‬ ‮(−)‬</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>‮Zoom‬</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>‮Zoom‬ ‮in‬ ‮(+)‬</translation>
    </message>
    <message>
        <source>Whole photo (F)</source>
        <translation>‮Whole‬ ‮photo‬ ‮(F)‬</translation>
    </message>
    <message>
        <source>100 %: a pixel is a pixel (1)</source>
        <translation>‮100‬ ‮%:‬ ‮a‬ ‮pixel‬ ‮is‬ ‮a‬ ‮pixel‬ ‮(1)‬</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Ready</source>
        <translation>‮Ready‬</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>‮Waiting‬</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>‮Starting…‬</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>‮Restored‬</translation>
    </message>
    <message>
        <source>Left alone: the result is there already</source>
        <translation>‮Left‬ ‮alone:‬ ‮the‬ ‮result‬ ‮is‬ ‮there‬ ‮already‬</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>‮Failed‬</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>‮Cancelled‬</translation>
    </message>
    <message>
        <source>{step} {percent}</source>
        <translation>{step} {percent}</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}‮%‬</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>‮a‬ ‮few‬ ‮seconds‬ ‮left‬</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Photos, viewer and recipe</source>
        <translation>‮Photos,‬ ‮viewer‬ ‮and‬ ‮recipe‬</translation>
    </message>
</context>
</TS>
