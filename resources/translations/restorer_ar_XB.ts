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
    <name>ActionStates</name>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;‮Undo‬ {what}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;‮Undo‬</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;‮Redo‬ {what}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;‮Redo‬</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;‮Resume‬</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;‮Pause‬</translation>
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
        <source>&amp;Networks…</source>
        <translation>&amp;‮Networks…‬</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;‮Print…‬</translation>
    </message>
    <message>
        <source>Co&amp;ntact sheet…</source>
        <translation>‮Co‬&amp;‮ntact‬ ‮sheet…‬</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;‮Copy‬ ‮picture‬</translation>
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
        <source>Remove restored photos from the l&amp;ist</source>
        <translation>‮Remove‬ ‮restored‬ ‮photos‬ ‮from‬ ‮the‬ ‮l‬&amp;‮ist‬</translation>
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
        <source>Rotate &amp;left</source>
        <translation>‮Rotate‬ &amp;‮left‬</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>‮Rotate‬ &amp;‮right‬</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>‮Flip‬ &amp;‮horizontally‬</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>‮Flip‬ &amp;‮vertically‬</translation>
    </message>
    <message>
        <source>&amp;Crop and straighten</source>
        <translation>&amp;‮Crop‬ ‮and‬ ‮straighten‬</translation>
    </message>
    <message>
        <source>&amp;Brush over damage</source>
        <translation>&amp;‮Brush‬ ‮over‬ ‮damage‬</translation>
    </message>
    <message>
        <source>&amp;Never touch…</source>
        <translation>&amp;‮Never‬ ‮touch…‬</translation>
    </message>
    <message>
        <source>&amp;Faces</source>
        <translation>&amp;‮Faces‬</translation>
    </message>
    <message>
        <source>&amp;Versions and steps…</source>
        <translation>&amp;‮Versions‬ ‮and‬ ‮steps…‬</translation>
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
        <source>S&amp;plit view</source>
        <translation>‮S‬&amp;‮plit‬ ‮view‬</translation>
    </message>
    <message>
        <source>S&amp;wap sides</source>
        <translation>‮S‬&amp;‮wap‬ ‮sides‬</translation>
    </message>
    <message>
        <source>What &amp;changed</source>
        <translation>‮What‬ &amp;‮changed‬</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>‮More‬ ‮tools‬</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;‮Side‬ ‮by‬ ‮side‬</translation>
    </message>
    <message>
        <source>&amp;One picture</source>
        <translation>&amp;‮One‬ ‮picture‬</translation>
    </message>
    <message>
        <source>&amp;Whole photo</source>
        <translation>&amp;‮Whole‬ ‮photo‬</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;‮Actual‬ ‮size‬</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>‮Zoom‬ &amp;‮in‬</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>‮Zoom‬ ‮o‬&amp;‮ut‬</translation>
    </message>
    <message>
        <source>&amp;Keep result</source>
        <translation>&amp;‮Keep‬ ‮result‬</translation>
    </message>
    <message>
        <source>Re&amp;ject result</source>
        <translation>‮Re‬&amp;‮ject‬ ‮result‬</translation>
    </message>
    <message>
        <source>Large &amp;pictures</source>
        <translation>‮Large‬ &amp;‮pictures‬</translation>
    </message>
    <message>
        <source>&amp;List of photos</source>
        <translation>&amp;‮List‬ ‮of‬ ‮photos‬</translation>
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
        <source>&amp;Guide</source>
        <translation>&amp;‮Guide‬</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;‮Find‬ ‮a‬ ‮command…‬</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;‮Keys‬</translation>
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
        <source>&amp;Photo</source>
        <translation>&amp;‮Photo‬</translation>
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
    <name>AppController</name>
    <message>
        <source>Close Restorer and start it again; what waits is kept.</source>
        <translation>‮Close‬ ‮Restorer‬ ‮and‬ ‮start‬ ‮it‬ ‮again;‬ ‮what‬ ‮waits‬ ‮is‬ ‮kept.‬</translation>
    </message>
    <message>
        <source>The engine stops again and again.</source>
        <translation>‮The‬ ‮engine‬ ‮stops‬ ‮again‬ ‮and‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Restorer will continue when you open it again.</source>
        <translation>‮Restorer‬ ‮will‬ ‮continue‬ ‮when‬ ‮you‬ ‮open‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>{setting}: the change shows at the next start.</source>
        <translation>{setting}‮:‬ ‮the‬ ‮change‬ ‮shows‬ ‮at‬ ‮the‬ ‮next‬ ‮start.‬</translation>
    </message>
    <message>
        <source>Open anew now</source>
        <translation>‮Open‬ ‮anew‬ ‮now‬</translation>
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
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>‮Keep‬ ‮working‬</translation>
    </message>
</context>
<context>
    <name>BrushModel</name>
    <message>
        <source>paint what no step may touch</source>
        <translation>‮paint‬ ‮what‬ ‮no‬ ‮step‬ ‮may‬ ‮touch‬</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>‮wipe‬</translation>
    </message>
    <message>
        <source>paint what is filled</source>
        <translation>‮paint‬ ‮what‬ ‮is‬ ‮filled‬</translation>
    </message>
    <message>
        <source>choose marks in an area</source>
        <translation>‮choose‬ ‮marks‬ ‮in‬ ‮an‬ ‮area‬</translation>
    </message>
    <message>
        <source>wipe marks</source>
        <translation>‮wipe‬ ‮marks‬</translation>
    </message>
    <message>
        <source>remove what was painted</source>
        <translation>‮remove‬ ‮what‬ ‮was‬ ‮painted‬</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Paint over damage. The right button does the reverse, Shift draws a straight line, [ and ] size.</source>
        <translation>‮Paint‬ ‮over‬ ‮damage.‬ ‮The‬ ‮right‬ ‮button‬ ‮does‬ ‮the‬ ‮reverse,‬ ‮Shift‬ ‮draws‬ ‮a‬ ‮straight‬ ‮line,‬ ‮[‬ ‮and‬ ‮]‬ ‮size.‬</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>‮Fill‬</translation>
    </message>
    <message>
        <source>What is painted is filled from around it.</source>
        <translation>‮What‬ ‮is‬ ‮painted‬ ‮is‬ ‮filled‬ ‮from‬ ‮around‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>‮Leave‬</translation>
    </message>
    <message>
        <source>What was found or painted there is left as it is.</source>
        <translation>‮What‬ ‮was‬ ‮found‬ ‮or‬ ‮painted‬ ‮there‬ ‮is‬ ‮left‬ ‮as‬ ‮it‬ ‮is.‬</translation>
    </message>
    <message>
        <source>Never touch</source>
        <translation>‮Never‬ ‮touch‬</translation>
    </message>
    <message>
        <source>No step changes what is painted: it stays as it was.</source>
        <translation>‮No‬ ‮step‬ ‮changes‬ ‮what‬ ‮is‬ ‮painted:‬ ‮it‬ ‮stays‬ ‮as‬ ‮it‬ ‮was.‬</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>‮Size‬ ‮of‬ ‮the‬ ‮brush‬</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>‮Size‬</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>‮Line‬</translation>
    </message>
    <message>
        <source>For creases: each click draws on from the last; Enter ends it.</source>
        <translation>‮For‬ ‮creases:‬ ‮each‬ ‮click‬ ‮draws‬ ‮on‬ ‮from‬ ‮the‬ ‮last;‬ ‮Enter‬ ‮ends‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>‮Area‬</translation>
    </message>
    <message>
        <source>For torn corners and scrawl: all that you draw around is taken.</source>
        <translation>‮For‬ ‮torn‬ ‮corners‬ ‮and‬ ‮scrawl:‬ ‮all‬ ‮that‬ ‮you‬ ‮draw‬ ‮around‬ ‮is‬ ‮taken.‬</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>‮Marks‬</translation>
    </message>
    <message>
        <source>For dust: all possible damage that you draw around is filled.</source>
        <translation>‮For‬ ‮dust:‬ ‮all‬ ‮possible‬ ‮damage‬ ‮that‬ ‮you‬ ‮draw‬ ‮around‬ ‮is‬ ‮filled.‬</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>‮Clear‬</translation>
    </message>
    <message>
        <source>Take back all that was painted.</source>
        <translation>‮Take‬ ‮back‬ ‮all‬ ‮that‬ ‮was‬ ‮painted.‬</translation>
    </message>
</context>
<context>
    <name>ColorPointTool</name>
    <message>
        <source>Click on a place and choose its colour. Pull a point to move it, Delete removes it.</source>
        <translation>‮Click‬ ‮on‬ ‮a‬ ‮place‬ ‮and‬ ‮choose‬ ‮its‬ ‮colour.‬ ‮Pull‬ ‮a‬ ‮point‬ ‮to‬ ‮move‬ ‮it,‬ ‮Delete‬ ‮removes‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>‮Photos‬</translation>
    </message>
</context>
<context>
    <name>ColorPopover</name>
    <message>
        <source>Colour here</source>
        <translation>‮Colour‬ ‮here‬</translation>
    </message>
    <message>
        <source>Remove this point (Delete)</source>
        <translation>‮Remove‬ ‮this‬ ‮point‬ ‮(Delete)‬</translation>
    </message>
    <message>
        <source>Done (Escape)</source>
        <translation>‮Done‬ ‮(Escape)‬</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>‮Recent‬</translation>
    </message>
    <message>
        <source>From the photo</source>
        <translation>‮From‬ ‮the‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Then click on the place whose colour shall be taken.</source>
        <translation>‮Then‬ ‮click‬ ‮on‬ ‮the‬ ‮place‬ ‮whose‬ ‮colour‬ ‮shall‬ ‮be‬ ‮taken.‬</translation>
    </message>
    <message>
        <source>Another photo…</source>
        <translation>‮Another‬ ‮photo…‬</translation>
    </message>
    <message>
        <source>Take the colour from another photo, such as a new one of the same place.</source>
        <translation>‮Take‬ ‮the‬ ‮colour‬ ‮from‬ ‮another‬ ‮photo,‬ ‮such‬ ‮as‬ ‮a‬ ‮new‬ ‮one‬ ‮of‬ ‮the‬ ‮same‬ ‮place.‬</translation>
    </message>
</context>
<context>
    <name>ColorsEditor</name>
    <message>
        <source>Choose colours…</source>
        <translation>‮Choose‬ ‮colours…‬</translation>
    </message>
    <message>
        <source>Click on a place in the photo and choose its colour; its lightness stays.</source>
        <translation>‮Click‬ ‮on‬ ‮a‬ ‮place‬ ‮in‬ ‮the‬ ‮photo‬ ‮and‬ ‮choose‬ ‮its‬ ‮colour;‬ ‮its‬ ‮lightness‬ ‮stays.‬</translation>
    </message>
    <message>
        <source>Remove all colours that were given</source>
        <translation>‮Remove‬ ‮all‬ ‮colours‬ ‮that‬ ‮were‬ ‮given‬</translation>
    </message>
    <message numerus="yes">
        <source>%n given</source>
        <translation>
            <numerusform>%n ‮given‬</numerusform>
            <numerusform>%n ‮given‬</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Colour {number}: {color}. Click to change it, Delete removes it.</source>
        <translation>‮Colour‬ {number}‮:‬ {color}‮.‬ ‮Click‬ ‮to‬ ‮change‬ ‮it,‬ ‮Delete‬ ‮removes‬ ‮it.‬</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>‮Find‬ ‮a‬ ‮command‬</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>‮What‬ ‮do‬ ‮you‬ ‮want‬ ‮to‬ ‮do?‬</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>‮Commands‬</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact sheet</source>
        <translation>‮Contact‬ ‮sheet‬</translation>
    </message>
    <message>
        <source>Restored photos</source>
        <translation>‮Restored‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>‮Originals‬</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>‮Before‬ ‮and‬ ‮after‬</translation>
    </message>
    <message>
        <source>Pages lie on their side</source>
        <translation>‮Pages‬ ‮lie‬ ‮on‬ ‮their‬ ‮side‬</translation>
    </message>
    <message>
        <source>Names below the photos</source>
        <translation>‮Names‬ ‮below‬ ‮the‬ ‮photos‬</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>‮Show‬</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>‮Columns‬</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>‮Rows‬</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>‮Paper‬</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>‮Save…‬</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>‮Print…‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>‮PDF‬</translation>
    </message>
    <message>
        <source>Contact sheet.pdf</source>
        <translation>‮Contact‬ ‮sheet.pdf‬</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n ‮photos‬</numerusform>
            <numerusform>%n ‮photos‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n ‮pages‬</numerusform>
            <numerusform>%n ‮pages‬</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos} on {pages}.</source>
        <translation>{photos} ‮on‬ {pages}‮.‬</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>‮Page‬ {number} ‮of‬ {count}</translation>
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
        <source>Sensitivity</source>
        <translation>‮Sensitivity‬</translation>
    </message>
    <message>
        <source>In percent of the photo's longer side.</source>
        <translation>‮In‬ ‮percent‬ ‮of‬ ‮the‬ ‮photo's‬ ‮longer‬ ‮side.‬</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>‮Stains‬</translation>
    </message>
    <message>
        <source>Takes yellow and brown stains off a black-and-white print that was scanned in colour.</source>
        <translation>‮Takes‬ ‮yellow‬ ‮and‬ ‮brown‬ ‮stains‬ ‮off‬ ‮a‬ ‮black-and-white‬ ‮print‬ ‮that‬ ‮was‬ ‮scanned‬ ‮in‬ ‮colour.‬</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>‮Lighten‬</translation>
    </message>
    <message>
        <source>How much of a stain's darkness goes, beside its colour.</source>
        <translation>‮How‬ ‮much‬ ‮of‬ ‮a‬ ‮stain's‬ ‮darkness‬ ‮goes,‬ ‮beside‬ ‮its‬ ‮colour.‬</translation>
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
        <source>Faces narrower than this in the original are left alone.</source>
        <translation>‮Faces‬ ‮narrower‬ ‮than‬ ‮this‬ ‮in‬ ‮the‬ ‮original‬ ‮are‬ ‮left‬ ‮alone.‬</translation>
    </message>
    <message>
        <source>The folder in which photos were last chosen.</source>
        <translation>‮The‬ ‮folder‬ ‮in‬ ‮which‬ ‮photos‬ ‮were‬ ‮last‬ ‮chosen.‬</translation>
    </message>
    <message>
        <source>Whether the window is light or dark.</source>
        <translation>‮Whether‬ ‮the‬ ‮window‬ ‮is‬ ‮light‬ ‮or‬ ‮dark.‬</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>‮Permission‬ ‮denied‬</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>‮No‬ ‮such‬ ‮file‬ ‮or‬ ‮directory‬</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>‮No‬ ‮space‬ ‮left‬ ‮on‬ ‮device‬</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>‮Read-only‬ ‮file‬ ‮system‬</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>‮Input/output‬ ‮error‬</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>‮Is‬ ‮a‬ ‮directory‬</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>‮Too‬ ‮many‬ ‮open‬ ‮files‬</translation>
    </message>
    <message>
        <source>1 scratch</source>
        <translation>‮1‬ ‮scratch‬</translation>
    </message>
    <message>
        <source>1 speck</source>
        <translation>‮1‬ ‮speck‬</translation>
    </message>
    <message>
        <source>texture all over, no grain</source>
        <translation>‮texture‬ ‮all‬ ‮over,‬ ‮no‬ ‮grain‬</translation>
    </message>
    <message>
        <source>clean and sharp, nothing to do</source>
        <translation>‮clean‬ ‮and‬ ‮sharp,‬ ‮nothing‬ ‮to‬ ‮do‬</translation>
    </message>
    <message>
        <source>coarse grain</source>
        <translation>‮coarse‬ ‮grain‬</translation>
    </message>
    <message>
        <source>fine grain</source>
        <translation>‮fine‬ ‮grain‬</translation>
    </message>
    <message>
        <source>blacks and whites are in order</source>
        <translation>‮blacks‬ ‮and‬ ‮whites‬ ‮are‬ ‮in‬ ‮order‬</translation>
    </message>
    <message>
        <source>black-and-white</source>
        <translation>‮black-and-white‬</translation>
    </message>
    <message>
        <source>grainy</source>
        <translation>‮grainy‬</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>‮faded‬</translation>
    </message>
    <message>
        <source>no sign of an old print</source>
        <translation>‮no‬ ‮sign‬ ‮of‬ ‮an‬ ‮old‬ ‮print‬</translation>
    </message>
    <message>
        <source>no scratches or dust found</source>
        <translation>‮no‬ ‮scratches‬ ‮or‬ ‮dust‬ ‮found‬</translation>
    </message>
    <message>
        <source>has its own colours</source>
        <translation>‮has‬ ‮its‬ ‮own‬ ‮colours‬</translation>
    </message>
    <message>
        <source>no faces found</source>
        <translation>‮no‬ ‮faces‬ ‮found‬</translation>
    </message>
    <message>
        <source>1 face</source>
        <translation>‮1‬ ‮face‬</translation>
    </message>
    <message>
        <source>Update Restorer, or save the preset again with this one.</source>
        <translation>‮Update‬ ‮Restorer,‬ ‮or‬ ‮save‬ ‮the‬ ‮preset‬ ‮again‬ ‮with‬ ‮this‬ ‮one.‬</translation>
    </message>
    <message>
        <source>Finds scratches, cracks and dust, and fills them.</source>
        <translation>‮Finds‬ ‮scratches,‬ ‮cracks‬ ‮and‬ ‮dust,‬ ‮and‬ ‮fills‬ ‮them.‬</translation>
    </message>
    <message>
        <source>Widest mark</source>
        <translation>‮Widest‬ ‮mark‬</translation>
    </message>
    <message>
        <source>Places whose colour you know: a JSON list of points, in the photo's pixels.</source>
        <translation>‮Places‬ ‮whose‬ ‮colour‬ ‮you‬ ‮know:‬ ‮a‬ ‮JSON‬ ‮list‬ ‮of‬ ‮points,‬ ‮in‬ ‮the‬ ‮photo's‬ ‮pixels.‬</translation>
    </message>
    <message>
        <source>Install Restorer again, or update it: the file may be made for another version.</source>
        <translation>‮Install‬ ‮Restorer‬ ‮again,‬ ‮or‬ ‮update‬ ‮it:‬ ‮the‬ ‮file‬ ‮may‬ ‮be‬ ‮made‬ ‮for‬ ‮another‬ ‮version.‬</translation>
    </message>
    <message>
        <source>Install Restorer again.</source>
        <translation>‮Install‬ ‮Restorer‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Choose another model or the device cpu, and report this.</source>
        <translation>‮Choose‬ ‮another‬ ‮model‬ ‮or‬ ‮the‬ ‮device‬ ‮cpu,‬ ‮and‬ ‮report‬ ‮this.‬</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on another device.</source>
        <translation>‮Close‬ ‮other‬ ‮programs,‬ ‮choose‬ ‮a‬ ‮smaller‬ ‮model,‬ ‮or‬ ‮run‬ ‮on‬ ‮another‬ ‮device.‬</translation>
    </message>
    <message>
        <source>Free some space or choose a folder on another disk, then try again.</source>
        <translation>‮Free‬ ‮some‬ ‮space‬ ‮or‬ ‮choose‬ ‮a‬ ‮folder‬ ‮on‬ ‮another‬ ‮disk,‬ ‮then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>‮Choose‬ ‮another‬ ‮name.‬</translation>
    </message>
    <message>
        <source>Choose a shorter name or a folder nearer to the top.</source>
        <translation>‮Choose‬ ‮a‬ ‮shorter‬ ‮name‬ ‮or‬ ‮a‬ ‮folder‬ ‮nearer‬ ‮to‬ ‮the‬ ‮top.‬</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>‮Choose‬ ‮another‬ ‮folder‬ ‮or‬ ‮name.‬</translation>
    </message>
    <message>
        <source>is damaged: its BMP header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮BMP‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is damaged, or a BMP of a rare kind that cannot be read</source>
        <translation>‮is‬ ‮damaged,‬ ‮or‬ ‮a‬ ‮BMP‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Convert it to PNG.</source>
        <translation>‮Convert‬ ‮it‬ ‮to‬ ‮PNG.‬</translation>
    </message>
    <message>
        <source>is cut off: it ends before its last pixel</source>
        <translation>‮is‬ ‮cut‬ ‮off:‬ ‮it‬ ‮ends‬ ‮before‬ ‮its‬ ‮last‬ ‮pixel‬</translation>
    </message>
    <message>
        <source>is damaged or cut off: it cannot be read as a BMP</source>
        <translation>‮is‬ ‮damaged‬ ‮or‬ ‮cut‬ ‮off:‬ ‮it‬ ‮cannot‬ ‮be‬ ‮read‬ ‮as‬ ‮a‬ ‮BMP‬</translation>
    </message>
    <message>
        <source>Split it into smaller files first; if it should have few pages, it is damaged.</source>
        <translation>‮Split‬ ‮it‬ ‮into‬ ‮smaller‬ ‮files‬ ‮first;‬ ‮if‬ ‮it‬ ‮should‬ ‮have‬ ‮few‬ ‮pages,‬ ‮it‬ ‮is‬ ‮damaged.‬</translation>
    </message>
    <message>
        <source>Copy or scan it again.</source>
        <translation>‮Copy‬ ‮or‬ ‮scan‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Convert it to PNG or TIFF first.</source>
        <translation>‮Convert‬ ‮it‬ ‮to‬ ‮PNG‬ ‮or‬ ‮TIFF‬ ‮first.‬</translation>
    </message>
    <message>
        <source>Choose the photos in it.</source>
        <translation>‮Choose‬ ‮the‬ ‮photos‬ ‮in‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Save the picture to a file first.</source>
        <translation>‮Save‬ ‮the‬ ‮picture‬ ‮to‬ ‮a‬ ‮file‬ ‮first.‬</translation>
    </message>
    <message>
        <source>Check the path; it may have been moved or renamed.</source>
        <translation>‮Check‬ ‮the‬ ‮path;‬ ‮it‬ ‮may‬ ‮have‬ ‮been‬ ‮moved‬ ‮or‬ ‮renamed.‬</translation>
    </message>
    <message>
        <source>Choose the file itself.</source>
        <translation>‮Choose‬ ‮the‬ ‮file‬ ‮itself.‬</translation>
    </message>
    <message>
        <source>Change the file's permissions, or copy it.</source>
        <translation>‮Change‬ ‮the‬ ‮file's‬ ‮permissions,‬ ‮or‬ ‮copy‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Check the path and the disk.</source>
        <translation>‮Check‬ ‮the‬ ‮path‬ ‮and‬ ‮the‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Close other programs, or cut the picture into parts.</source>
        <translation>‮Close‬ ‮other‬ ‮programs,‬ ‮or‬ ‮cut‬ ‮the‬ ‮picture‬ ‮into‬ ‮parts.‬</translation>
    </message>
    <message>
        <source>Copy or scan it again, or open it in another program to check it.</source>
        <translation>‮Copy‬ ‮or‬ ‮scan‬ ‮it‬ ‮again,‬ ‮or‬ ‮open‬ ‮it‬ ‮in‬ ‮another‬ ‮program‬ ‮to‬ ‮check‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>‮Free‬ ‮some‬ ‮space.‬</translation>
    </message>
    <message>
        <source>Check the disk or the network folder that it is on.</source>
        <translation>‮Check‬ ‮the‬ ‮disk‬ ‮or‬ ‮the‬ ‮network‬ ‮folder‬ ‮that‬ ‮it‬ ‮is‬ ‮on.‬</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>‮Choose‬ ‮PNG‬ ‮or‬ ‮TIFF.‬</translation>
    </message>
    <message>
        <source>a GIF</source>
        <translation>‮a‬ ‮GIF‬</translation>
    </message>
    <message>
        <source>a Photoshop file</source>
        <translation>‮a‬ ‮Photoshop‬ ‮file‬</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>‮an‬ ‮SVG‬ ‮drawing‬</translation>
    </message>
    <message>
        <source>a camera's raw file</source>
        <translation>‮a‬ ‮camera's‬ ‮raw‬ ‮file‬</translation>
    </message>
    <message>
        <source>a colour cast</source>
        <translation>‮a‬ ‮colour‬ ‮cast‬</translation>
    </message>
    <message>
        <source>a worn photo</source>
        <translation>‮a‬ ‮worn‬ ‮photo‬</translation>
    </message>
    <message>
        <source>faces are already sharp</source>
        <translation>‮faces‬ ‮are‬ ‮already‬ ‮sharp‬</translation>
    </message>
    <message>
        <source>No model for this yet.</source>
        <translation>‮No‬ ‮model‬ ‮for‬ ‮this‬ ‮yet.‬</translation>
    </message>
    <message>
        <source>Off in this preset.</source>
        <translation>‮Off‬ ‮in‬ ‮this‬ ‮preset.‬</translation>
    </message>
    <message>
        <source>It will be straightened.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮straightened.‬</translation>
    </message>
    <message>
        <source>They will be repaired.</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮repaired.‬</translation>
    </message>
    <message>
        <source>They will be taken off.</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮taken‬ ‮off.‬</translation>
    </message>
    <message>
        <source>It will be cleaned.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮cleaned.‬</translation>
    </message>
    <message>
        <source>Contrast and colour will be restored.</source>
        <translation>‮Contrast‬ ‮and‬ ‮colour‬ ‮will‬ ‮be‬ ‮restored.‬</translation>
    </message>
    <message>
        <source>It will be coloured.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮coloured.‬</translation>
    </message>
    <message>
        <source>They will be restored.</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮restored.‬</translation>
    </message>
    <message>
        <source>It will be checked for scratches and dust.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮checked‬ ‮for‬ ‮scratches‬ ‮and‬ ‮dust.‬</translation>
    </message>
    <message>
        <source>Faces will be checked.</source>
        <translation>‮Faces‬ ‮will‬ ‮be‬ ‮checked.‬</translation>
    </message>
    <message>
        <source>Not asked for.</source>
        <translation>‮Not‬ ‮asked‬ ‮for.‬</translation>
    </message>
    <message>
        <source>to be enlarged</source>
        <translation>‮to‬ ‮be‬ ‮enlarged‬</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>‮a‬ ‮ZIP‬ ‮archive‬</translation>
    </message>
    <message>
        <source>Choose PNG, which loses nothing.</source>
        <translation>‮Choose‬ ‮PNG,‬ ‮which‬ ‮loses‬ ‮nothing.‬</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF, or a smaller scale.</source>
        <translation>‮Choose‬ ‮PNG‬ ‮or‬ ‮TIFF,‬ ‮or‬ ‮a‬ ‮smaller‬ ‮scale.‬</translation>
    </message>
    <message>
        <source>is cut off: it ends in the middle of its header</source>
        <translation>‮is‬ ‮cut‬ ‮off:‬ ‮it‬ ‮ends‬ ‮in‬ ‮the‬ ‮middle‬ ‮of‬ ‮its‬ ‮header‬</translation>
    </message>
    <message>
        <source>is a HEIC, and nothing that is installed reads it</source>
        <translation>‮is‬ ‮a‬ ‮HEIC,‬ ‮and‬ ‮nothing‬ ‮that‬ ‮is‬ ‮installed‬ ‮reads‬ ‮it‬</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>‮Folder‬</translation>
    </message>
    <message>
        <source>The folder for results.</source>
        <translation>‮The‬ ‮folder‬ ‮for‬ ‮results.‬</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>‮Results‬</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>‮Format‬</translation>
    </message>
    <message>
        <source>The format of results; PNG where that of an original cannot be written.</source>
        <translation>‮The‬ ‮format‬ ‮of‬ ‮results;‬ ‮PNG‬ ‮where‬ ‮that‬ ‮of‬ ‮an‬ ‮original‬ ‮cannot‬ ‮be‬ ‮written.‬</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>‮As‬ ‮the‬ ‮original‬</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>‮PNG‬</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>‮JPEG‬</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>‮TIFF‬</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>‮WebP‬</translation>
    </message>
    <message>
        <source>AVIF</source>
        <translation>‮AVIF‬</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>‮Name‬</translation>
    </message>
    <message>
        <source>The names of results without their ending: text and {stem} (the original's name without its ending), {name} (with it), {page}, {n} (the number in the batch), {preset}, {date}, {ext}. A slash makes a folder: {date}/{stem}.</source>
        <translation>‮The‬ ‮names‬ ‮of‬ ‮results‬ ‮without‬ ‮their‬ ‮ending:‬ ‮text‬ ‮and‬ {stem} ‮(the‬ ‮original's‬ ‮name‬ ‮without‬ ‮its‬ ‮ending),‬ {name} ‮(with‬ ‮it),‬ {page}‮,‬ {n} ‮(the‬ ‮number‬ ‮in‬ ‮the‬ ‮batch),‬ {preset}‮,‬ {date}‮,‬ {ext}‮.‬ ‮A‬ ‮slash‬ ‮makes‬ ‮a‬ ‮folder:‬ {date}‮/‬{stem}‮.‬</translation>
    </message>
    <message>
        <source>Leave out of results</source>
        <translation>‮Leave‬ ‮out‬ ‮of‬ ‮results‬</translation>
    </message>
    <message>
        <source>Metadata of the originals to leave out of results. That a photo was restored, when and how, is always recorded.</source>
        <translation>‮Metadata‬ ‮of‬ ‮the‬ ‮originals‬ ‮to‬ ‮leave‬ ‮out‬ ‮of‬ ‮results.‬ ‮That‬ ‮a‬ ‮photo‬ ‮was‬ ‮restored,‬ ‮when‬ ‮and‬ ‮how,‬ ‮is‬ ‮always‬ ‮recorded.‬</translation>
    </message>
    <message>
        <source>GPS position</source>
        <translation>‮GPS‬ ‮position‬</translation>
    </message>
    <message>
        <source>Names of places</source>
        <translation>‮Names‬ ‮of‬ ‮places‬</translation>
    </message>
    <message>
        <source>People and their faces</source>
        <translation>‮People‬ ‮and‬ ‮their‬ ‮faces‬</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>‮Captions‬</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>‮Keywords‬</translation>
    </message>
    <message>
        <source>Dates of photo and scan</source>
        <translation>‮Dates‬ ‮of‬ ‮photo‬ ‮and‬ ‮scan‬</translation>
    </message>
    <message>
        <source>Author and copyright</source>
        <translation>‮Author‬ ‮and‬ ‮copyright‬</translation>
    </message>
    <message>
        <source>Camera and its settings</source>
        <translation>‮Camera‬ ‮and‬ ‮its‬ ‮settings‬</translation>
    </message>
    <message>
        <source>All metadata</source>
        <translation>‮All‬ ‮metadata‬</translation>
    </message>
    <message>
        <source>Say in captions what was done</source>
        <translation>‮Say‬ ‮in‬ ‮captions‬ ‮what‬ ‮was‬ ‮done‬</translation>
    </message>
    <message>
        <source>Add what was done to each photo's description, such as “Restored with Restorer: cleaned, enlarged”.</source>
        <translation>‮Add‬ ‮what‬ ‮was‬ ‮done‬ ‮to‬ ‮each‬ ‮photo's‬ ‮description,‬ ‮such‬ ‮as‬ ‮“Restored‬ ‮with‬ ‮Restorer:‬ ‮cleaned,‬ ‮enlarged”.‬</translation>
    </message>
    <message>
        <source>Existing results</source>
        <translation>‮Existing‬ ‮results‬</translation>
    </message>
    <message>
        <source>What to do where there is a result already.</source>
        <translation>‮What‬ ‮to‬ ‮do‬ ‮where‬ ‮there‬ ‮is‬ ‮a‬ ‮result‬ ‮already.‬</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>‮Skip‬ ‮the‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Give the new result another name</source>
        <translation>‮Give‬ ‮the‬ ‮new‬ ‮result‬ ‮another‬ ‮name‬</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>‮Overwrite‬ ‮it‬</translation>
    </message>
    <message>
        <source>Make it again if the original or the settings have changed</source>
        <translation>‮Make‬ ‮it‬ ‮again‬ ‮if‬ ‮the‬ ‮original‬ ‮or‬ ‮the‬ ‮settings‬ ‮have‬ ‮changed‬</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>‮Preset‬</translation>
    </message>
    <message>
        <source>The preset that new photos follow, or a preset's file.</source>
        <translation>‮The‬ ‮preset‬ ‮that‬ ‮new‬ ‮photos‬ ‮follow,‬ ‮or‬ ‮a‬ ‮preset's‬ ‮file.‬</translation>
    </message>
    <message>
        <source>What each photo needs</source>
        <translation>‮What‬ ‮each‬ ‮photo‬ ‮needs‬</translation>
    </message>
    <message>
        <source>A little of it</source>
        <translation>‮A‬ ‮little‬ ‮of‬ ‮it‬</translation>
    </message>
    <message>
        <source>All that can be done</source>
        <translation>‮All‬ ‮that‬ ‮can‬ ‮be‬ ‮done‬</translation>
    </message>
    <message>
        <source>Nothing is invented</source>
        <translation>‮Nothing‬ ‮is‬ ‮invented‬</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>‮Language‬</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>‮The‬ ‮language‬ ‮of‬ ‮the‬ ‮window.‬</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>‮Window‬</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>‮As‬ ‮the‬ ‮system‬</translation>
    </message>
    <message>
        <source>English</source>
        <translation>‮English‬</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>‮Deutsch‬</translation>
    </message>
    <message>
        <source>Test of right-to-left layout</source>
        <translation>‮Test‬ ‮of‬ ‮right-to-left‬ ‮layout‬</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>‮Appearance‬</translation>
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
        <source>Show a notification when a long batch has ended while the window was not in front.</source>
        <translation>‮Show‬ ‮a‬ ‮notification‬ ‮when‬ ‮a‬ ‮long‬ ‮batch‬ ‮has‬ ‮ended‬ ‮while‬ ‮the‬ ‮window‬ ‮was‬ ‮not‬ ‮in‬ ‮front.‬</translation>
    </message>
    <message>
        <source>Where the networks run.</source>
        <translation>‮Where‬ ‮the‬ ‮networks‬ ‮run.‬</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>‮Computer‬</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>‮The‬ ‮fastest‬</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>‮The‬ ‮processor‬</translation>
    </message>
    <message>
        <source>An NVIDIA graphics card, cuda:1 the second one</source>
        <translation>‮An‬ ‮NVIDIA‬ ‮graphics‬ ‮card,‬ ‮cuda:1‬ ‮the‬ ‮second‬ ‮one‬</translation>
    </message>
    <message>
        <source>An Apple graphics processor</source>
        <translation>‮An‬ ‮Apple‬ ‮graphics‬ ‮processor‬</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>‮Processor‬ ‮cores‬</translation>
    </message>
    <message>
        <source>How many processor cores the networks may use.</source>
        <translation>‮How‬ ‮many‬ ‮processor‬ ‮cores‬ ‮the‬ ‮networks‬ ‮may‬ ‮use.‬</translation>
    </message>
    <message>
        <source>All</source>
        <translation>‮All‬</translation>
    </message>
    <message>
        <source>How much disk the results of single steps may take, which make changes of a recipe quick.</source>
        <translation>‮How‬ ‮much‬ ‮disk‬ ‮the‬ ‮results‬ ‮of‬ ‮single‬ ‮steps‬ ‮may‬ ‮take,‬ ‮which‬ ‮make‬ ‮changes‬ ‮of‬ ‮a‬ ‮recipe‬ ‮quick.‬</translation>
    </message>
    <message>
        <source>Last folder</source>
        <translation>‮Last‬ ‮folder‬</translation>
    </message>
    <message>
        <source>{part!r} is no point.</source>
        <translation>{part!r} ‮is‬ ‮no‬ ‮point.‬</translation>
    </message>
    <message>
        <source>blocks of JPEG (quality {quality})</source>
        <translation>‮blocks‬ ‮of‬ ‮JPEG‬ ‮(quality‬ {quality}‮)‬</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels</source>
        <translation>{megapixels:.1f} ‮megapixels‬</translation>
    </message>
    <message>
        <source>{scratches:,} scratches</source>
        <translation>{scratches:,} ‮scratches‬</translation>
    </message>
    <message>
        <source>{specks:,} specks</source>
        <translation>{specks:,} ‮specks‬</translation>
    </message>
    <message>
        <source>{lines} and {specks}, {share:.2%} of the picture</source>
        <translation>{lines} ‮and‬ {specks}‮,‬ {share:.2%} ‮of‬ ‮the‬ ‮picture‬</translation>
    </message>
    <message>
        <source>{words} (sigma {sigma:.0f})</source>
        <translation>{words} ‮(sigma‬ {sigma:.0f}‮)‬</translation>
    </message>
    <message>
        <source>{faces:,} faces</source>
        <translation>{faces:,} ‮faces‬</translation>
    </message>
    <message>
        <source>small and worn ({size})</source>
        <translation>‮small‬ ‮and‬ ‮worn‬ ‮(‬{size}‮)‬</translation>
    </message>
    <message>
        <source>leans by {degrees:.1f} degrees</source>
        <translation>‮leans‬ ‮by‬ {degrees:.1f} ‮degrees‬</translation>
    </message>
    <message>
        <source>stains on {share:.1%} of the print</source>
        <translation>‮stains‬ ‮on‬ {share:.1%} ‮of‬ ‮the‬ ‮print‬</translation>
    </message>
    <message>
        <source>printed in dots ({screen_px:.1f} px apart)</source>
        <translation>‮printed‬ ‮in‬ ‮dots‬ ‮(‬{screen_px:.1f} ‮px‬ ‮apart)‬</translation>
    </message>
    <message>
        <source>faded blacks ({black:.0%})</source>
        <translation>‮faded‬ ‮blacks‬ ‮(‬{black:.0%}‮)‬</translation>
    </message>
    <message>
        <source>darkened whites ({white:.0%})</source>
        <translation>‮darkened‬ ‮whites‬ ‮(‬{white:.0%}‮)‬</translation>
    </message>
    <message>
        <source>little contrast ({contrast:.0%})</source>
        <translation>‮little‬ ‮contrast‬ ‮(‬{contrast:.0%}‮)‬</translation>
    </message>
    <message>
        <source>{counted} in a worn photo</source>
        <translation>{counted} ‮in‬ ‮a‬ ‮worn‬ ‮photo‬</translation>
    </message>
    <message>
        <source>{counted}, already sharp</source>
        <translation>{counted}‮,‬ ‮already‬ ‮sharp‬</translation>
    </message>
    <message>
        <source>large enough ({size})</source>
        <translation>‮large‬ ‮enough‬ ‮(‬{size}‮)‬</translation>
    </message>
    <message>
        <source>enlarged on demand only ({size})</source>
        <translation>‮enlarged‬ ‮on‬ ‮demand‬ ‮only‬ ‮(‬{size}‮)‬</translation>
    </message>
    <message>
        <source>small ({size}), but clean and sharp</source>
        <translation>‮small‬ ‮(‬{size}‮),‬ ‮but‬ ‮clean‬ ‮and‬ ‮sharp‬</translation>
    </message>
    <message>
        <source>soft edges ({blur_px:.1f} px)</source>
        <translation>‮soft‬ ‮edges‬ ‮(‬{blur_px:.1f} ‮px)‬</translation>
    </message>
    <message>
        <source>Write {{use: {use}, amount: 0..1, settings: {{}}}} for each step.</source>
        <translation>‮Write‬ {{use: {use}‮,‬ ‮amount:‬ ‮0..1,‬ ‮settings:‬ {{}‮}}}‬ ‮for‬ ‮each‬ ‮step.‬</translation>
    </message>
    <message>
        <source>There is no preset {name_or_path!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮preset‬ {name_or_path!r}‮.‬</translation>
    </message>
    <message>
        <source>Choose {choices}, or the path of a preset's file.</source>
        <translation>‮Choose‬ {choices}‮,‬ ‮or‬ ‮the‬ ‮path‬ ‮of‬ ‮a‬ ‮preset's‬ ‮file.‬</translation>
    </message>
    <message>
        <source>{name!r} is not a preset: it has no steps.</source>
        <translation>{name!r} ‮is‬ ‮not‬ ‮a‬ ‮preset:‬ ‮it‬ ‮has‬ ‮no‬ ‮steps.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} has version {version}, and this Restorer reads up to {newest}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮has‬ ‮version‬ {version}‮,‬ ‮and‬ ‮this‬ ‮Restorer‬ ‮reads‬ ‮up‬ ‮to‬ {newest}‮.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} says nothing usable of {step_id}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮says‬ ‮nothing‬ ‮usable‬ ‮of‬ {step_id}‮.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} gives {step_id} the amount {amount!r}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮gives‬ {step_id} ‮the‬ ‮amount‬ {amount!r}‮.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} is not JSON: {reason}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮is‬ ‮not‬ ‮JSON:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The preset {name!r} says {use!r} of {step_id}.</source>
        <translation>‮The‬ ‮preset‬ {name!r} ‮says‬ {use!r} ‮of‬ {step_id}‮.‬</translation>
    </message>
    <message>
        <source>{reason:capitalized}.</source>
        <translation>{reason:capitalized}‮.‬</translation>
    </message>
    <message>
        <source>It will be enlarged {scale} times.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮enlarged‬ {scale} ‮times.‬</translation>
    </message>
    <message>
        <source>It will be straightened ({share:.0%}).</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮straightened‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>They will be repaired ({share:.0%}).</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮repaired‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>They will be taken off ({share:.0%}).</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮taken‬ ‮off‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>It will be cleaned ({share:.0%}).</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮cleaned‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>Contrast and colour will be restored ({share:.0%}).</source>
        <translation>‮Contrast‬ ‮and‬ ‮colour‬ ‮will‬ ‮be‬ ‮restored‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>It will be coloured ({share:.0%}).</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮coloured‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>They will be restored ({share:.0%}).</source>
        <translation>‮They‬ ‮will‬ ‮be‬ ‮restored‬ ‮(‬{share:.0%}‮).‬</translation>
    </message>
    <message>
        <source>Asked for. {reason}</source>
        <translation>‮Asked‬ ‮for.‬ {reason}</translation>
    </message>
    <message>
        <source>There is no device {name!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮device‬ {name!r}‮.‬</translation>
    </message>
    <message>
        <source>It has: {there}.</source>
        <translation>‮It‬ ‮has:‬ {there}‮.‬</translation>
    </message>
    <message>
        <source>The file {name} holds another network than {network!r}.</source>
        <translation>‮The‬ ‮file‬ {name} ‮holds‬ ‮another‬ ‮network‬ ‮than‬ {network!r}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} cannot be loaded from {name}: {kind}: {reason}.</source>
        <translation>‮The‬ ‮model‬ {model} ‮cannot‬ ‮be‬ ‮loaded‬ ‮from‬ {name}‮:‬ {kind}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} gives no usable numbers on {device}.</source>
        <translation>‮The‬ ‮model‬ {model} ‮gives‬ ‮no‬ ‮usable‬ ‮numbers‬ ‮on‬ {device}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} does not enlarge {scale} times.</source>
        <translation>‮The‬ ‮model‬ {model} ‮does‬ ‮not‬ ‮enlarge‬ {scale} ‮times.‬</translation>
    </message>
    <message>
        <source>It can: {known}.</source>
        <translation>‮It‬ ‮can:‬ {known}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} gives {shape} for {wanted}.</source>
        <translation>‮The‬ ‮model‬ {model} ‮gives‬ {shape} ‮for‬ {wanted}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} does not make a picture of a picture.</source>
        <translation>‮The‬ ‮model‬ {model} ‮does‬ ‮not‬ ‮make‬ ‮a‬ ‮picture‬ ‮of‬ ‮a‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>The model {model} has no input {input!r}.</source>
        <translation>‮The‬ ‮model‬ {model} ‮has‬ ‮no‬ ‮input‬ {input!r}‮.‬</translation>
    </message>
    <message>
        <source>The memory of {device} is not enough for the model {model}, even in the smallest pieces.</source>
        <translation>‮The‬ ‮memory‬ ‮of‬ {device} ‮is‬ ‮not‬ ‮enough‬ ‮for‬ ‮the‬ ‮model‬ {model}‮,‬ ‮even‬ ‮in‬ ‮the‬ ‮smallest‬ ‮pieces.‬</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>‮Choose‬ ‮another‬ ‮file.‬</translation>
    </message>
    <message>
        <source>Choose one for grey or RGB.</source>
        <translation>‮Choose‬ ‮one‬ ‮for‬ ‮grey‬ ‮or‬ ‮RGB.‬</translation>
    </message>
    <message>
        <source>{name} is no weight file that can be opened safely.</source>
        <translation>{name} ‮is‬ ‮no‬ ‮weight‬ ‮file‬ ‮that‬ ‮can‬ ‮be‬ ‮opened‬ ‮safely.‬</translation>
    </message>
    <message>
        <source>Use {suffixes}.</source>
        <translation>‮Use‬ {suffixes}‮.‬</translation>
    </message>
    <message>
        <source>Fetch the file again.</source>
        <translation>‮Fetch‬ ‮the‬ ‮file‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The network in {name} does not make a picture of a picture.</source>
        <translation>‮The‬ ‮network‬ ‮in‬ {name} ‮does‬ ‮not‬ ‮make‬ ‮a‬ ‮picture‬ ‮of‬ ‮a‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>The network in {name} takes {channels} channels.</source>
        <translation>‮The‬ ‮network‬ ‮in‬ {name} ‮takes‬ {channels} ‮channels.‬</translation>
    </message>
    <message>
        <source>The network in {name} is none that Restorer knows.</source>
        <translation>‮The‬ ‮network‬ ‮in‬ {name} ‮is‬ ‮none‬ ‮that‬ ‮Restorer‬ ‮knows.‬</translation>
    </message>
    <message>
        <source>{name} cannot be read as weights: {reason}.</source>
        <translation>{name} ‮cannot‬ ‮be‬ ‮read‬ ‮as‬ ‮weights:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" is not there any more.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮not‬ ‮there‬ ‮any‬ ‮more.‬</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>‮This‬ ‮picture‬</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {reason}</source>
        <translation>{name} ‮cannot‬ ‮be‬ ‮shown:‬ {reason}</translation>
    </message>
    <message>
        <source>The picture cannot be read on: {reason}</source>
        <translation>‮The‬ ‮picture‬ ‮cannot‬ ‮be‬ ‮read‬ ‮on:‬ {reason}</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} ‮is‬ ‮not‬ ‮there‬ ‮any‬ ‮more.‬</translation>
    </message>
    <message>
        <source>"{name}" is the original.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮the‬ ‮original.‬</translation>
    </message>
    <message>
        <source>This folder cannot be used: {reason}</source>
        <translation>‮This‬ ‮folder‬ ‮cannot‬ ‮be‬ ‮used:‬ {reason}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}‮:‬ {reason}</translation>
    </message>
    <message>
        <source>"{path}" could not be written: {reason}.</source>
        <translation>‮"‬{path}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be written: there is no room left on the disk of "{folder}".</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ ‮there‬ ‮is‬ ‮no‬ ‮room‬ ‮left‬ ‮on‬ ‮the‬ ‮disk‬ ‮of‬ ‮"‬{folder}‮".‬</translation>
    </message>
    <message>
        <source>"{name}" could not be written: the folder "{folder}" does not exist.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ ‮the‬ ‮folder‬ ‮"‬{folder}‮"‬ ‮does‬ ‮not‬ ‮exist.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be written: the folder "{folder}" cannot be written to.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ ‮the‬ ‮folder‬ ‮"‬{folder}‮"‬ ‮cannot‬ ‮be‬ ‮written‬ ‮to.‬</translation>
    </message>
    <message>
        <source>"{path}" could not be written: a folder has this name.</source>
        <translation>‮"‬{path}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ ‮a‬ ‮folder‬ ‮has‬ ‮this‬ ‮name.‬</translation>
    </message>
    <message>
        <source>"{name}..." could not be written: its name is too long for this disk.</source>
        <translation>‮"‬{name}‮..."‬ ‮could‬ ‮not‬ ‮be‬ ‮written:‬ ‮its‬ ‮name‬ ‮is‬ ‮too‬ ‮long‬ ‮for‬ ‮this‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>There is no format "{name}".</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮format‬ ‮"‬{name}‮".‬</translation>
    </message>
    <message>
        <source>Choose one of {formats}.</source>
        <translation>‮Choose‬ ‮one‬ ‮of‬ {formats}‮.‬</translation>
    </message>
    <message>
        <source>Restorer reads {format} but does not write it.</source>
        <translation>‮Restorer‬ ‮reads‬ {format} ‮but‬ ‮does‬ ‮not‬ ‮write‬ ‮it.‬</translation>
    </message>
    <message>
        <source>{format} has at most {side:,} pixels a side; this photo is {width} x {height}.</source>
        <translation>{format} ‮has‬ ‮at‬ ‮most‬ {side:,} ‮pixels‬ ‮a‬ ‮side;‬ ‮this‬ ‮photo‬ ‮is‬ {width} ‮x‬ {height}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" does not say in which format to write it.</source>
        <translation>‮"‬{name}‮"‬ ‮does‬ ‮not‬ ‮say‬ ‮in‬ ‮which‬ ‮format‬ ‮to‬ ‮write‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Let it end in one of {suffixes}.</source>
        <translation>‮Let‬ ‮it‬ ‮end‬ ‮in‬ ‮one‬ ‮of‬ {suffixes}‮.‬</translation>
    </message>
    <message>
        <source>is damaged or cut off: it cannot be read as a HEIC</source>
        <translation>‮is‬ ‮damaged‬ ‮or‬ ‮cut‬ ‮off:‬ ‮it‬ ‮cannot‬ ‮be‬ ‮read‬ ‮as‬ ‮a‬ ‮HEIC‬</translation>
    </message>
    <message>
        <source>is damaged: its header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is damaged: it cannot be read as a HEIC</source>
        <translation>‮is‬ ‮damaged:‬ ‮it‬ ‮cannot‬ ‮be‬ ‮read‬ ‮as‬ ‮a‬ ‮HEIC‬</translation>
    </message>
    <message>
        <source>{width} x {height}</source>
        <translation>{width} ‮x‬ {height}</translation>
    </message>
    <message>
        <source>{size} with {channels} channels</source>
        <translation>{size} ‮with‬ {channels} ‮channels‬</translation>
    </message>
    <message>
        <source>The queue stopped because of a bug in Restorer ({reason}).</source>
        <translation>‮The‬ ‮queue‬ ‮stopped‬ ‮because‬ ‮of‬ ‮a‬ ‮bug‬ ‮in‬ ‮Restorer‬ ‮(‬{reason}‮).‬</translation>
    </message>
    <message>
        <source>Start Restorer again; the queue continues where it stopped.</source>
        <translation>‮Start‬ ‮Restorer‬ ‮again;‬ ‮the‬ ‮queue‬ ‮continues‬ ‮where‬ ‮it‬ ‮stopped.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be restored because of a bug in Restorer ({reason}).</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮restored‬ ‮because‬ ‮of‬ ‮a‬ ‮bug‬ ‮in‬ ‮Restorer‬ ‮(‬{reason}‮).‬</translation>
    </message>
    <message>
        <source>The model {model} may be used only by who accepts its terms ({licence}).</source>
        <translation>‮The‬ ‮model‬ {model} ‮may‬ ‮be‬ ‮used‬ ‮only‬ ‮by‬ ‮who‬ ‮accepts‬ ‮its‬ ‮terms‬ ‮(‬{licence}‮).‬</translation>
    </message>
    <message>
        <source>Download the model again.</source>
        <translation>‮Download‬ ‮the‬ ‮model‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The archive of {name} is not what was expected ({reason}).</source>
        <translation>‮The‬ ‮archive‬ ‮of‬ {name} ‮is‬ ‮not‬ ‮what‬ ‮was‬ ‮expected‬ ‮(‬{reason}‮).‬</translation>
    </message>
    <message>
        <source>Remove the folder {home} first.</source>
        <translation>‮Remove‬ ‮the‬ ‮folder‬ {home} ‮first.‬</translation>
    </message>
    <message>
        <source>There is no build {name!r} of torch in Restorer's table.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮build‬ {name!r} ‮of‬ ‮torch‬ ‮in‬ ‮Restorer's‬ ‮table.‬</translation>
    </message>
    <message>
        <source>This computer has no graphics card that Restorer knows.</source>
        <translation>‮This‬ ‮computer‬ ‮has‬ ‮no‬ ‮graphics‬ ‮card‬ ‮that‬ ‮Restorer‬ ‮knows.‬</translation>
    </message>
    <message>
        <source>The processor is used; nothing is to be done.</source>
        <translation>‮The‬ ‮processor‬ ‮is‬ ‮used;‬ ‮nothing‬ ‮is‬ ‮to‬ ‮be‬ ‮done.‬</translation>
    </message>
    <message>
        <source>No build of torch fits {card}: {reason}.</source>
        <translation>‮No‬ ‮build‬ ‮of‬ ‮torch‬ ‮fits‬ {card}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>‮nothing‬ ‮is‬ ‮missing‬</translation>
    </message>
    <message>
        <source>the build {build} is for {vendor}</source>
        <translation>‮the‬ ‮build‬ {build} ‮is‬ ‮for‬ {vendor}</translation>
    </message>
    <message>
        <source>{build} is not made for this system</source>
        <translation>{build} ‮is‬ ‮not‬ ‮made‬ ‮for‬ ‮this‬ ‮system‬</translation>
    </message>
    <message>
        <source>no driver of {vendor} that can compute is installed</source>
        <translation>‮no‬ ‮driver‬ ‮of‬ {vendor} ‮that‬ ‮can‬ ‮compute‬ ‮is‬ ‮installed‬</translation>
    </message>
    <message>
        <source>{build} needs the driver {least}, and this one is {driver}</source>
        <translation>{build} ‮needs‬ ‮the‬ ‮driver‬ {least}‮,‬ ‮and‬ ‮this‬ ‮one‬ ‮is‬ {driver}</translation>
    </message>
    <message>
        <source>{build} has no kernels for cards like {name}</source>
        <translation>{build} ‮has‬ ‮no‬ ‮kernels‬ ‮for‬ ‮cards‬ ‮like‬ {name}</translation>
    </message>
    <message>
        <source>A part of the environment is in use and was not removed.</source>
        <translation>‮A‬ ‮part‬ ‮of‬ ‮the‬ ‮environment‬ ‮is‬ ‮in‬ ‮use‬ ‮and‬ ‮was‬ ‮not‬ ‮removed.‬</translation>
    </message>
    <message>
        <source>Close Restorer, try again.</source>
        <translation>‮Close‬ ‮Restorer,‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The program uv, which installs torch, is not here.</source>
        <translation>‮The‬ ‮program‬ ‮uv,‬ ‮which‬ ‮installs‬ ‮torch,‬ ‮is‬ ‮not‬ ‮here.‬</translation>
    </message>
    <message>
        <source>Install it: pip install uv</source>
        <translation>‮Install‬ ‮it:‬ ‮pip‬ ‮install‬ ‮uv‬</translation>
    </message>
    <message>
        <source>torch could not be installed.</source>
        <translation>‮torch‬ ‮could‬ ‮not‬ ‮be‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>Python could not be installed.</source>
        <translation>‮Python‬ ‮could‬ ‮not‬ ‮be‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>{reasons}</source>
        <translation>{reasons}</translation>
    </message>
    <message>
        <source>The test on a photo failed, and nothing was changed.</source>
        <translation>‮The‬ ‮test‬ ‮on‬ ‮a‬ ‮photo‬ ‮failed,‬ ‮and‬ ‮nothing‬ ‮was‬ ‮changed.‬</translation>
    </message>
    <message>
        <source>torch was installed, but it does not reach the card of {vendor}.</source>
        <translation>‮torch‬ ‮was‬ ‮installed,‬ ‮but‬ ‮it‬ ‮does‬ ‮not‬ ‮reach‬ ‮the‬ ‮card‬ ‮of‬ {vendor}‮.‬</translation>
    </message>
    <message>
        <source>torch needs about {needed:,} MB, and {folder} has {left:,} MB left.</source>
        <translation>‮torch‬ ‮needs‬ ‮about‬ {needed:,} ‮MB,‬ ‮and‬ {folder} ‮has‬ {left:,} ‮MB‬ ‮left.‬</translation>
    </message>
    <message>
        <source>What is needed beside torch could not be installed.</source>
        <translation>‮What‬ ‮is‬ ‮needed‬ ‮beside‬ ‮torch‬ ‮could‬ ‮not‬ ‮be‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>{program} failed.</source>
        <translation>{program} ‮failed.‬</translation>
    </message>
    <message>
        <source>clean and sharp, nothing to do (noise {sigma:.1f})</source>
        <translation>‮clean‬ ‮and‬ ‮sharp,‬ ‮nothing‬ ‮to‬ ‮do‬ ‮(noise‬ {sigma:.1f}‮)‬</translation>
    </message>
    <message>
        <source>Cleaned ({strength:.0%}).</source>
        <translation>‮Cleaned‬ ‮(‬{strength:.0%}‮).‬</translation>
    </message>
    <message>
        <source>Cleaned ({strength:.0%}) with {model}.</source>
        <translation>‮Cleaned‬ ‮(‬{strength:.0%}‮)‬ ‮with‬ {model}‮.‬</translation>
    </message>
    <message>
        <source>Worn photo, so faces will be checked.</source>
        <translation>‮Worn‬ ‮photo,‬ ‮so‬ ‮faces‬ ‮will‬ ‮be‬ ‮checked.‬</translation>
    </message>
    <message>
        <source>{faces} restored</source>
        <translation>{faces} ‮restored‬</translation>
    </message>
    <message>
        <source>Looks like an old print. Checking for scratches and dust.</source>
        <translation>‮Looks‬ ‮like‬ ‮an‬ ‮old‬ ‮print.‬ ‮Checking‬ ‮for‬ ‮scratches‬ ‮and‬ ‮dust.‬</translation>
    </message>
    <message>
        <source>nothing that is certain to be damage</source>
        <translation>‮nothing‬ ‮that‬ ‮is‬ ‮certain‬ ‮to‬ ‮be‬ ‮damage‬</translation>
    </message>
    <message>
        <source>looks like an old print</source>
        <translation>‮looks‬ ‮like‬ ‮an‬ ‮old‬ ‮print‬</translation>
    </message>
    <message>
        <source>Nothing that is certain to be damage: nothing filled.</source>
        <translation>‮Nothing‬ ‮that‬ ‮is‬ ‮certain‬ ‮to‬ ‮be‬ ‮damage:‬ ‮nothing‬ ‮filled.‬</translation>
    </message>
    <message>
        <source>no stains found</source>
        <translation>‮no‬ ‮stains‬ ‮found‬</translation>
    </message>
    <message>
        <source>It will be turned upright.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮turned‬ ‮upright.‬</translation>
    </message>
    <message>
        <source>It will be turned upright, and the border will be cropped.</source>
        <translation>‮It‬ ‮will‬ ‮be‬ ‮turned‬ ‮upright,‬ ‮and‬ ‮the‬ ‮border‬ ‮will‬ ‮be‬ ‮cropped.‬</translation>
    </message>
    <message>
        <source>already straight</source>
        <translation>‮already‬ ‮straight‬</translation>
    </message>
    <message>
        <source>The scanner's border will be cropped.</source>
        <translation>‮The‬ ‮scanner's‬ ‮border‬ ‮will‬ ‮be‬ ‮cropped.‬</translation>
    </message>
    <message>
        <source>{count} prints on one scan</source>
        <translation>{count} ‮prints‬ ‮on‬ ‮one‬ ‮scan‬</translation>
    </message>
    <message>
        <source>has a border around it</source>
        <translation>‮has‬ ‮a‬ ‮border‬ ‮around‬ ‮it‬</translation>
    </message>
    <message>
        <source>The border will be cropped.</source>
        <translation>‮The‬ ‮border‬ ‮will‬ ‮be‬ ‮cropped.‬</translation>
    </message>
    <message>
        <source>Made upright by its corners: {width} x {height}.</source>
        <translation>‮Made‬ ‮upright‬ ‮by‬ ‮its‬ ‮corners:‬ {width} ‮x‬ {height}‮.‬</translation>
    </message>
    <message>
        <source>Cut from {width} x {height} to {new_width} x {new_height}.</source>
        <translation>‮Cut‬ ‮from‬ {width} ‮x‬ {height} ‮to‬ {new_width} ‮x‬ {new_height}‮.‬</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>‮Leave‬ ‮one‬ ‮of‬ ‮them‬ ‮out.‬</translation>
    </message>
    <message>
        <source>flipped horizontally</source>
        <translation>‮flipped‬ ‮horizontally‬</translation>
    </message>
    <message>
        <source>flipped vertically</source>
        <translation>‮flipped‬ ‮vertically‬</translation>
    </message>
    <message>
        <source>The rectangle is the whole photo: nothing cut.</source>
        <translation>‮The‬ ‮rectangle‬ ‮is‬ ‮the‬ ‮whole‬ ‮photo:‬ ‮nothing‬ ‮cut.‬</translation>
    </message>
    <message>
        <source>A photo is cut by a rectangle or by four corners, not by both.</source>
        <translation>‮A‬ ‮photo‬ ‮is‬ ‮cut‬ ‮by‬ ‮a‬ ‮rectangle‬ ‮or‬ ‮by‬ ‮four‬ ‮corners,‬ ‮not‬ ‮by‬ ‮both.‬</translation>
    </message>
    <message>
        <source>rotated by {degrees}°</source>
        <translation>‮rotated‬ ‮by‬ {degrees}‮°‬</translation>
    </message>
    <message>
        <source>flat ({white:.0%} at its whitest): faded, or a dim scene</source>
        <translation>‮flat‬ ‮(‬{white:.0%} ‮at‬ ‮its‬ ‮whitest):‬ ‮faded,‬ ‮or‬ ‮a‬ ‮dim‬ ‮scene‬</translation>
    </message>
    <message>
        <source>flat: faded, or a dim scene</source>
        <translation>‮flat:‬ ‮faded,‬ ‮or‬ ‮a‬ ‮dim‬ ‮scene‬</translation>
    </message>
    <message>
        <source>By hand: {what}.</source>
        <translation>‮By‬ ‮hand:‬ {what}‮.‬</translation>
    </message>
    <message>
        <source>exposure {value:.2f}</source>
        <translation>‮exposure‬ {value:.2f}</translation>
    </message>
    <message>
        <source>contrast {value:.2f}</source>
        <translation>‮contrast‬ {value:.2f}</translation>
    </message>
    <message>
        <source>shadows {value:.2f}</source>
        <translation>‮shadows‬ {value:.2f}</translation>
    </message>
    <message>
        <source>lights {value:.2f}</source>
        <translation>‮lights‬ {value:.2f}</translation>
    </message>
    <message>
        <source>warmth {value:.2f}</source>
        <translation>‮warmth‬ {value:.2f}</translation>
    </message>
    <message>
        <source>Enlarged {scale} times with {model}.</source>
        <translation>‮Enlarged‬ {scale} ‮times‬ ‮with‬ {model}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} enlarges {known} times, not {scale}: kept at its size.</source>
        <translation>‮The‬ ‮model‬ {model} ‮enlarges‬ {known} ‮times,‬ ‮not‬ {scale}‮:‬ ‮kept‬ ‮at‬ ‮its‬ ‮size.‬</translation>
    </message>
    <message>
        <source>What came is not used. Try again later, or import the file from a disk.</source>
        <translation>‮What‬ ‮came‬ ‮is‬ ‮not‬ ‮used.‬ ‮Try‬ ‮again‬ ‮later,‬ ‮or‬ ‮import‬ ‮the‬ ‮file‬ ‮from‬ ‮a‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Check the connection and try again, or import the file from a disk.</source>
        <translation>‮Check‬ ‮the‬ ‮connection‬ ‮and‬ ‮try‬ ‮again,‬ ‮or‬ ‮import‬ ‮the‬ ‮file‬ ‮from‬ ‮a‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>{name} could not be downloaded ({reasons}).</source>
        <translation>{name} ‮could‬ ‮not‬ ‮be‬ ‮downloaded‬ ‮(‬{reasons}‮).‬</translation>
    </message>
    <message>
        <source>{host}: its content is not what was expected</source>
        <translation>{host}‮:‬ ‮its‬ ‮content‬ ‮is‬ ‮not‬ ‮what‬ ‮was‬ ‮expected‬</translation>
    </message>
    <message>
        <source>{name} needs {needed:.0f} MB, and {folder} has {left:.0f} MB left.</source>
        <translation>{name} ‮needs‬ {needed:.0f} ‮MB,‬ ‮and‬ {folder} ‮has‬ {left:.0f} ‮MB‬ ‮left.‬</translation>
    </message>
    <message>
        <source>it has no address</source>
        <translation>‮it‬ ‮has‬ ‮no‬ ‮address‬</translation>
    </message>
    <message>
        <source>Free the place, or set {variable} to a folder that you may write to.</source>
        <translation>‮Free‬ ‮the‬ ‮place,‬ ‮or‬ ‮set‬ {variable} ‮to‬ ‮a‬ ‮folder‬ ‮that‬ ‮you‬ ‮may‬ ‮write‬ ‮to.‬</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written to.</source>
        <translation>‮The‬ ‮folder‬ {folder} ‮cannot‬ ‮be‬ ‮written‬ ‮to.‬</translation>
    </message>
    <message>
        <source>{folder} is needed as a folder, but a file has that name.</source>
        <translation>{folder} ‮is‬ ‮needed‬ ‮as‬ ‮a‬ ‮folder,‬ ‮but‬ ‮a‬ ‮file‬ ‮has‬ ‮that‬ ‮name.‬</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>‮The‬ ‮folder‬ {folder} ‮cannot‬ ‮be‬ ‮made:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>{name} was not downloaded: Restorer is set to stay offline.</source>
        <translation>{name} ‮was‬ ‮not‬ ‮downloaded:‬ ‮Restorer‬ ‮is‬ ‮set‬ ‮to‬ ‮stay‬ ‮offline.‬</translation>
    </message>
    <message>
        <source>Switch that off in the settings (and unset {variable}), or import a file.</source>
        <translation>‮Switch‬ ‮that‬ ‮off‬ ‮in‬ ‮the‬ ‮settings‬ ‮(and‬ ‮unset‬ {variable}‮),‬ ‮or‬ ‮import‬ ‮a‬ ‮file.‬</translation>
    </message>
    <message>
        <source>it is none of {values}</source>
        <translation>‮it‬ ‮is‬ ‮none‬ ‮of‬ {values}</translation>
    </message>
    <message>
        <source>The files that come with Restorer are missing from {package}.</source>
        <translation>‮The‬ ‮files‬ ‮that‬ ‮come‬ ‮with‬ ‮Restorer‬ ‮are‬ ‮missing‬ ‮from‬ {package}‮.‬</translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation>{size:.1f} ‮GB‬</translation>
    </message>
    <message>
        <source>No {size} of working space can be had in {folder}: {reason}.</source>
        <translation>‮No‬ {size} ‮of‬ ‮working‬ ‮space‬ ‮can‬ ‮be‬ ‮had‬ ‮in‬ {folder}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The disk of {folder} has no room for {size} of working space.</source>
        <translation>‮The‬ ‮disk‬ ‮of‬ {folder} ‮has‬ ‮no‬ ‮room‬ ‮for‬ {size} ‮of‬ ‮working‬ ‮space.‬</translation>
    </message>
    <message>
        <source>It was kept as {name}.</source>
        <translation>‮It‬ ‮was‬ ‮kept‬ ‮as‬ {name}‮.‬</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>‮There‬ ‮are:‬ {names}‮.‬</translation>
    </message>
    <message>
        <source>it is not of type {name}</source>
        <translation>‮it‬ ‮is‬ ‮not‬ ‮of‬ ‮type‬ {name}</translation>
    </message>
    <message>
        <source>It could not be kept aside: {reason}.</source>
        <translation>‮It‬ ‮could‬ ‮not‬ ‮be‬ ‮kept‬ ‮aside:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>it is below {minimum}</source>
        <translation>‮it‬ ‮is‬ ‮below‬ {minimum}</translation>
    </message>
    <message>
        <source>it is above {maximum}</source>
        <translation>‮it‬ ‮is‬ ‮above‬ {maximum}</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮settings‬ ‮in‬ {path} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>There is no setting {name!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮setting‬ {name!r}‮.‬</translation>
    </message>
    <message>
        <source>The setting {name!r} cannot be {value!r}: {problem}.</source>
        <translation>‮The‬ ‮setting‬ {name!r} ‮cannot‬ ‮be‬ {value!r}‮:‬ {problem}‮.‬</translation>
    </message>
    <message>
        <source>is damaged: there is no picture in it</source>
        <translation>‮is‬ ‮damaged:‬ ‮there‬ ‮is‬ ‮no‬ ‮picture‬ ‮in‬ ‮it‬</translation>
    </message>
    <message>
        <source>is damaged: it is a JPEG without a picture in it</source>
        <translation>‮is‬ ‮damaged:‬ ‮it‬ ‮is‬ ‮a‬ ‮JPEG‬ ‮without‬ ‮a‬ ‮picture‬ ‮in‬ ‮it‬</translation>
    </message>
    <message>
        <source>Convert it to TIFF or PNG with the program that made it.</source>
        <translation>‮Convert‬ ‮it‬ ‮to‬ ‮TIFF‬ ‮or‬ ‮PNG‬ ‮with‬ ‮the‬ ‮program‬ ‮that‬ ‮made‬ ‮it.‬</translation>
    </message>
    <message>
        <source>is damaged: its JPEG header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is damaged: it has no JPEG markers where they should be</source>
        <translation>‮is‬ ‮damaged:‬ ‮it‬ ‮has‬ ‮no‬ ‮JPEG‬ ‮markers‬ ‮where‬ ‮they‬ ‮should‬ ‮be‬</translation>
    </message>
    <message>
        <source>is damaged: its JPEG data cannot be read to the end</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>If it really is that large, cut it into parts first; otherwise the file is damaged.</source>
        <translation>‮If‬ ‮it‬ ‮really‬ ‮is‬ ‮that‬ ‮large,‬ ‮cut‬ ‮it‬ ‮into‬ ‮parts‬ ‮first;‬ ‮otherwise‬ ‮the‬ ‮file‬ ‮is‬ ‮damaged.‬</translation>
    </message>
    <message>
        <source>The file is blank, damaged, or made to do harm. If you trust it, save it again as a plain TIFF.</source>
        <translation>‮The‬ ‮file‬ ‮is‬ ‮blank,‬ ‮damaged,‬ ‮or‬ ‮made‬ ‮to‬ ‮do‬ ‮harm.‬ ‮If‬ ‮you‬ ‮trust‬ ‮it,‬ ‮save‬ ‮it‬ ‮again‬ ‮as‬ ‮a‬ ‮plain‬ ‮TIFF.‬</translation>
    </message>
    <message>
        <source>Cut it into parts first, or use a computer with more memory.</source>
        <translation>‮Cut‬ ‮it‬ ‮into‬ ‮parts‬ ‮first,‬ ‮or‬ ‮use‬ ‮a‬ ‮computer‬ ‮with‬ ‮more‬ ‮memory.‬</translation>
    </message>
    <message>
        <source>Scale one of them to the other's size first.</source>
        <translation>‮Scale‬ ‮one‬ ‮of‬ ‮them‬ ‮to‬ ‮the‬ ‮other's‬ ‮size‬ ‮first.‬</translation>
    </message>
    <message>
        <source>is damaged: its header contradicts itself</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮header‬ ‮contradicts‬ ‮itself‬</translation>
    </message>
    <message>
        <source>stores its numbers in a way that cannot be read</source>
        <translation>‮stores‬ ‮its‬ ‮numbers‬ ‮in‬ ‮a‬ ‮way‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Save it again with 8 or 16 bits a channel.</source>
        <translation>‮Save‬ ‮it‬ ‮again‬ ‮with‬ ‮8‬ ‮or‬ ‮16‬ ‮bits‬ ‮a‬ ‮channel.‬</translation>
    </message>
    <message>
        <source>is cut off: the file ends before the picture does</source>
        <translation>‮is‬ ‮cut‬ ‮off:‬ ‮the‬ ‮file‬ ‮ends‬ ‮before‬ ‮the‬ ‮picture‬ ‮does‬</translation>
    </message>
    <message>
        <source>Save it again as a plain TIFF or PNG with the program that made it.</source>
        <translation>‮Save‬ ‮it‬ ‮again‬ ‮as‬ ‮a‬ ‮plain‬ ‮TIFF‬ ‮or‬ ‮PNG‬ ‮with‬ ‮the‬ ‮program‬ ‮that‬ ‮made‬ ‮it.‬</translation>
    </message>
    <message>
        <source>is damaged: its PNG header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮PNG‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is damaged: its TIFF directory makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮TIFF‬ ‮directory‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is a camera's raw file</source>
        <translation>‮is‬ ‮a‬ ‮camera's‬ ‮raw‬ ‮file‬</translation>
    </message>
    <message>
        <source>Develop it to a 16-bit TIFF with the camera's program or darktable.</source>
        <translation>‮Develop‬ ‮it‬ ‮to‬ ‮a‬ ‮16-bit‬ ‮TIFF‬ ‮with‬ ‮the‬ ‮camera's‬ ‮program‬ ‮or‬ ‮darktable.‬</translation>
    </message>
    <message>
        <source>is a TIFF of floating-point numbers</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮of‬ ‮floating-point‬ ‮numbers‬</translation>
    </message>
    <message>
        <source>Save it again with 16 bits a channel.</source>
        <translation>‮Save‬ ‮it‬ ‮again‬ ‮with‬ ‮16‬ ‮bits‬ ‮a‬ ‮channel.‬</translation>
    </message>
    <message>
        <source>is a TIFF of signed numbers</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮of‬ ‮signed‬ ‮numbers‬</translation>
    </message>
    <message>
        <source>is damaged: its TIFF data cannot be read to the end</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮TIFF‬ ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>is damaged: it is a WebP without a picture in it</source>
        <translation>‮is‬ ‮damaged:‬ ‮it‬ ‮is‬ ‮a‬ ‮WebP‬ ‮without‬ ‮a‬ ‮picture‬ ‮in‬ ‮it‬</translation>
    </message>
    <message>
        <source>Check the certificate and its key, or leave them out.</source>
        <translation>‮Check‬ ‮the‬ ‮certificate‬ ‮and‬ ‮its‬ ‮key,‬ ‮or‬ ‮leave‬ ‮them‬ ‮out.‬</translation>
    </message>
    <message>
        <source>Content credentials need the package c2pa-python, which is not installed.</source>
        <translation>‮Content‬ ‮credentials‬ ‮need‬ ‮the‬ ‮package‬ ‮c2pa-python,‬ ‮which‬ ‮is‬ ‮not‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>Install it: pip install 'restorer[c2pa]'.</source>
        <translation>‮Install‬ ‮it:‬ ‮pip‬ ‮install‬ ‮'restorer[c2pa]'.‬</translation>
    </message>
    <message>
        <source>Both must be PEM files, the certificate first in its chain and made for signing (emailProtection or documentSigning).</source>
        <translation>‮Both‬ ‮must‬ ‮be‬ ‮PEM‬ ‮files,‬ ‮the‬ ‮certificate‬ ‮first‬ ‮in‬ ‮its‬ ‮chain‬ ‮and‬ ‮made‬ ‮for‬ ‮signing‬ ‮(emailProtection‬ ‮or‬ ‮documentSigning).‬</translation>
    </message>
    <message>
        <source>Check its name and rights.</source>
        <translation>‮Check‬ ‮its‬ ‮name‬ ‮and‬ ‮rights.‬</translation>
    </message>
    <message>
        <source>Name the two that belong together.</source>
        <translation>‮Name‬ ‮the‬ ‮two‬ ‮that‬ ‮belong‬ ‮together.‬</translation>
    </message>
    <message>
        <source>Use an EC, RSA or Ed25519 key.</source>
        <translation>‮Use‬ ‮an‬ ‮EC,‬ ‮RSA‬ ‮or‬ ‮Ed25519‬ ‮key.‬</translation>
    </message>
    <message>
        <source>Name another.</source>
        <translation>‮Name‬ ‮another.‬</translation>
    </message>
    <message>
        <source>Get a new one.</source>
        <translation>‮Get‬ ‮a‬ ‮new‬ ‮one.‬</translation>
    </message>
    <message>
        <source>Close the other Restorer or wait for it, then try again.</source>
        <translation>‮Close‬ ‮the‬ ‮other‬ ‮Restorer‬ ‮or‬ ‮wait‬ ‮for‬ ‮it,‬ ‮then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>‮Free‬ ‮some‬ ‮space,‬ ‮then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Start Restorer again: it keeps the damaged file aside and begins a new queue.</source>
        <translation>‮Start‬ ‮Restorer‬ ‮again:‬ ‮it‬ ‮keeps‬ ‮the‬ ‮damaged‬ ‮file‬ ‮aside‬ ‮and‬ ‮begins‬ ‮a‬ ‮new‬ ‮queue.‬</translation>
    </message>
    <message>
        <source>Make the file and its folder writable.</source>
        <translation>‮Make‬ ‮the‬ ‮file‬ ‮and‬ ‮its‬ ‮folder‬ ‮writable.‬</translation>
    </message>
    <message>
        <source>Close the other Restorer, then start again: the damaged file is kept aside and a new queue begun.</source>
        <translation>‮Close‬ ‮the‬ ‮other‬ ‮Restorer,‬ ‮then‬ ‮start‬ ‮again:‬ ‮the‬ ‮damaged‬ ‮file‬ ‮is‬ ‮kept‬ ‮aside‬ ‮and‬ ‮a‬ ‮new‬ ‮queue‬ ‮begun.‬</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>‮Check‬ ‮the‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Update Restorer, or set RESTORER_HOME to another folder.</source>
        <translation>‮Update‬ ‮Restorer,‬ ‮or‬ ‮set‬ ‮RESTORER_HOME‬ ‮to‬ ‮another‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>Move it away by hand, then start again.</source>
        <translation>‮Move‬ ‮it‬ ‮away‬ ‮by‬ ‮hand,‬ ‮then‬ ‮start‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The engine could not do this.</source>
        <translation>‮The‬ ‮engine‬ ‮could‬ ‮not‬ ‮do‬ ‮this.‬</translation>
    </message>
    <message>
        <source>Copy the report and send it to us.</source>
        <translation>‮Copy‬ ‮the‬ ‮report‬ ‮and‬ ‮send‬ ‮it‬ ‮to‬ ‮us.‬</translation>
    </message>
    <message>
        <source>Try again with fewer steps, or with the processor as device.</source>
        <translation>‮Try‬ ‮again‬ ‮with‬ ‮fewer‬ ‮steps,‬ ‮or‬ ‮with‬ ‮the‬ ‮processor‬ ‮as‬ ‮device.‬</translation>
    </message>
    <message>
        <source>Close other programs, then retry it.</source>
        <translation>‮Close‬ ‮other‬ ‮programs,‬ ‮then‬ ‮retry‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Check its disk and permissions, then retry it.</source>
        <translation>‮Check‬ ‮its‬ ‮disk‬ ‮and‬ ‮permissions,‬ ‮then‬ ‮retry‬ ‮it.‬</translation>
    </message>
    <message>
        <source>The other photos go on. Please report it; the log has the details.</source>
        <translation>‮The‬ ‮other‬ ‮photos‬ ‮go‬ ‮on.‬ ‮Please‬ ‮report‬ ‮it;‬ ‮the‬ ‮log‬ ‮has‬ ‮the‬ ‮details.‬</translation>
    </message>
    <message>
        <source>It is another program's backup of a photo.</source>
        <translation>‮It‬ ‮is‬ ‮another‬ ‮program's‬ ‮backup‬ ‮of‬ ‮a‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>It is no photo that is read.</source>
        <translation>‮It‬ ‮is‬ ‮no‬ ‮photo‬ ‮that‬ ‮is‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>‮Check‬ ‮its‬ ‮name.‬</translation>
    </message>
    <message>
        <source>0 fills only what is certain to be damage, 1 all that may be; what may be and is left is shown.</source>
        <translation>‮0‬ ‮fills‬ ‮only‬ ‮what‬ ‮is‬ ‮certain‬ ‮to‬ ‮be‬ ‮damage,‬ ‮1‬ ‮all‬ ‮that‬ ‮may‬ ‮be;‬ ‮what‬ ‮may‬ ‮be‬ ‮and‬ ‮is‬ ‮left‬ ‮is‬ ‮shown.‬</translation>
    </message>
    <message>
        <source>Fill as well</source>
        <translation>‮Fill‬ ‮as‬ ‮well‬</translation>
    </message>
    <message>
        <source>Possible marks to be filled, as points.</source>
        <translation>‮Possible‬ ‮marks‬ ‮to‬ ‮be‬ ‮filled,‬ ‮as‬ ‮points.‬</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>‮Leave‬ ‮alone‬</translation>
    </message>
    <message>
        <source>Marks to be left, as points.</source>
        <translation>‮Marks‬ ‮to‬ ‮be‬ ‮left,‬ ‮as‬ ‮points.‬</translation>
    </message>
    <message>
        <source>Dots of print</source>
        <translation>‮Dots‬ ‮of‬ ‮print‬</translation>
    </message>
    <message>
        <source>How far the dots of a printed picture lie apart; 0: none.</source>
        <translation>‮How‬ ‮far‬ ‮the‬ ‮dots‬ ‮of‬ ‮a‬ ‮printed‬ ‮picture‬ ‮lie‬ ‮apart;‬ ‮0:‬ ‮none.‬</translation>
    </message>
    <message>
        <source>Known to have faded</source>
        <translation>‮Known‬ ‮to‬ ‮have‬ ‮faded‬</translation>
    </message>
    <message>
        <source>Does not ask a colour photo for signs of age first.</source>
        <translation>‮Does‬ ‮not‬ ‮ask‬ ‮a‬ ‮colour‬ ‮photo‬ ‮for‬ ‮signs‬ ‮of‬ ‮age‬ ‮first.‬</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>‮Check‬ ‮the‬ ‮name.‬</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>‮Check‬ ‮the‬ ‮name‬ ‮and‬ ‮the‬ ‮permissions.‬</translation>
    </message>
    <message>
        <source>It was excluded.</source>
        <translation>‮It‬ ‮was‬ ‮excluded.‬</translation>
    </message>
    <message>
        <source>Choose photos or folders.</source>
        <translation>‮Choose‬ ‮photos‬ ‮or‬ ‮folders.‬</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>‮Check‬ ‮its‬ ‮permissions.‬</translation>
    </message>
    <message>
        <source>The folder was searched already.</source>
        <translation>‮The‬ ‮folder‬ ‮was‬ ‮searched‬ ‮already.‬</translation>
    </message>
    <message>
        <source>It is the output folder.</source>
        <translation>‮It‬ ‮is‬ ‮the‬ ‮output‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>It is hidden or unfinished.</source>
        <translation>‮It‬ ‮is‬ ‮hidden‬ ‮or‬ ‮unfinished.‬</translation>
    </message>
    <message>
        <source>Check where its link leads.</source>
        <translation>‮Check‬ ‮where‬ ‮its‬ ‮link‬ ‮leads.‬</translation>
    </message>
    <message>
        <source>It is a result of an earlier run.</source>
        <translation>‮It‬ ‮is‬ ‮a‬ ‮result‬ ‮of‬ ‮an‬ ‮earlier‬ ‮run.‬</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>‮a‬ ‮pipe‬</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>‮a‬ ‮socket‬</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>‮a‬ ‮device‬</translation>
    </message>
    <message>
        <source>a disk</source>
        <translation>‮a‬ ‮disk‬</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>‮something‬ ‮else‬</translation>
    </message>
    <message>
        <source>The original's XMP cannot be read, so it was left out.</source>
        <translation>‮The‬ ‮original's‬ ‮XMP‬ ‮cannot‬ ‮be‬ ‮read,‬ ‮so‬ ‮it‬ ‮was‬ ‮left‬ ‮out.‬</translation>
    </message>
    <message>
        <source>The original's XMP cannot be read: its text was kept aside.</source>
        <translation>‮The‬ ‮original's‬ ‮XMP‬ ‮cannot‬ ‮be‬ ‮read:‬ ‮its‬ ‮text‬ ‮was‬ ‮kept‬ ‮aside.‬</translation>
    </message>
    <message>
        <source>The sidecar beside the original cannot be read, so it was left out.</source>
        <translation>‮The‬ ‮sidecar‬ ‮beside‬ ‮the‬ ‮original‬ ‮cannot‬ ‮be‬ ‮read,‬ ‮so‬ ‮it‬ ‮was‬ ‮left‬ ‮out.‬</translation>
    </message>
    <message>
        <source>Choose a result that Restorer wrote.</source>
        <translation>‮Choose‬ ‮a‬ ‮result‬ ‮that‬ ‮Restorer‬ ‮wrote.‬</translation>
    </message>
    <message>
        <source>Choose another output folder, or a name such as {stem}-restored.</source>
        <translation>‮Choose‬ ‮another‬ ‮output‬ ‮folder,‬ ‮or‬ ‮a‬ ‮name‬ ‮such‬ ‮as‬ {stem}‮-restored.‬</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>‮Choose‬ ‮another‬ ‮output‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>Make it writable, or set RESTORER_HOME to a folder that is.</source>
        <translation>‮Make‬ ‮it‬ ‮writable,‬ ‮or‬ ‮set‬ ‮RESTORER_HOME‬ ‮to‬ ‮a‬ ‮folder‬ ‮that‬ ‮is.‬</translation>
    </message>
    <message>
        <source>Set RESTORER_HOME to a folder on a local disk.</source>
        <translation>‮Set‬ ‮RESTORER_HOME‬ ‮to‬ ‮a‬ ‮folder‬ ‮on‬ ‮a‬ ‮local‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Save the list as plain text in UTF-8 or UTF-16, one path on each line.</source>
        <translation>‮Save‬ ‮the‬ ‮list‬ ‮as‬ ‮plain‬ ‮text‬ ‮in‬ ‮UTF-8‬ ‮or‬ ‮UTF-16,‬ ‮one‬ ‮path‬ ‮on‬ ‮each‬ ‮line.‬</translation>
    </message>
    <message>
        <source>The result was there already.</source>
        <translation>‮The‬ ‮result‬ ‮was‬ ‮there‬ ‮already.‬</translation>
    </message>
    <message>
        <source>is a JPEG of a rare kind (frame {marker:X}, {precision} bits) that cannot be read</source>
        <translation>‮is‬ ‮a‬ ‮JPEG‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮(frame‬ {marker:X}‮,‬ {precision} ‮bits)‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>{dropped} EXIF field(s) too long for a JPEG were left out</source>
        <translation>{dropped} ‮EXIF‬ ‮field(s)‬ ‮too‬ ‮long‬ ‮for‬ ‮a‬ ‮JPEG‬ ‮were‬ ‮left‬ ‮out‬</translation>
    </message>
    <message>
        <source>is cut off or damaged: {width} x {height} pixels cannot lie in {size_bytes:,} bytes</source>
        <translation>‮is‬ ‮cut‬ ‮off‬ ‮or‬ ‮damaged:‬ {width} ‮x‬ {height} ‮pixels‬ ‮cannot‬ ‮lie‬ ‮in‬ {size_bytes:,} ‮bytes‬</translation>
    </message>
    <message>
        <source>is a TIFF of a colour model (photometric {photometric}) that cannot be read</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮of‬ ‮a‬ ‮colour‬ ‮model‬ ‮(photometric‬ {photometric}‮)‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>is a TIFF of {bits} bits a channel</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮of‬ {bits} ‮bits‬ ‮a‬ ‮channel‬</translation>
    </message>
    <message>
        <source>is cut off: {missing}</source>
        <translation>‮is‬ ‮cut‬ ‮off:‬ {missing}</translation>
    </message>
    <message>
        <source>is a TIFF compressed as {kind}, a kind that Restorer does not read</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮compressed‬ ‮as‬ {kind}‮,‬ ‮a‬ ‮kind‬ ‮that‬ ‮Restorer‬ ‮does‬ ‮not‬ ‮read‬</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>‮tiles‬</translation>
    </message>
    <message>
        <source>strips</source>
        <translation>‮strips‬</translation>
    </message>
    <message>
        <source>{missing:,} of its {wanted:,} {parts} are not there</source>
        <translation>{missing:,} ‮of‬ ‮its‬ {wanted:,} {parts} ‮are‬ ‮not‬ ‮there‬</translation>
    </message>
    <message>
        <source>the file ends before the picture does</source>
        <translation>‮the‬ ‮file‬ ‮ends‬ ‮before‬ ‮the‬ ‮picture‬ ‮does‬</translation>
    </message>
    <message>
        <source>{empty:,} of its {wanted:,} {parts} are empty</source>
        <translation>{empty:,} ‮of‬ ‮its‬ {wanted:,} {parts} ‮are‬ ‮empty‬</translation>
    </message>
    <message>
        <source>These photos are too long and thin for a sheet.</source>
        <translation>‮These‬ ‮photos‬ ‮are‬ ‮too‬ ‮long‬ ‮and‬ ‮thin‬ ‮for‬ ‮a‬ ‮sheet.‬</translation>
    </message>
    <message>
        <source>Compare a part of them.</source>
        <translation>‮Compare‬ ‮a‬ ‮part‬ ‮of‬ ‮them.‬</translation>
    </message>
    <message>
        <source>"{name}" is not a picture that Restorer reads.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮not‬ ‮a‬ ‮picture‬ ‮that‬ ‮Restorer‬ ‮reads.‬</translation>
    </message>
    <message>
        <source>its name cannot be used</source>
        <translation>‮its‬ ‮name‬ ‮cannot‬ ‮be‬ ‮used‬</translation>
    </message>
    <message>
        <source>"{name}" cannot be opened: {reason}.</source>
        <translation>‮"‬{name}‮"‬ ‮cannot‬ ‮be‬ ‮opened:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" says that it has more than {max_pages:,} pages.</source>
        <translation>‮"‬{name}‮"‬ ‮says‬ ‮that‬ ‮it‬ ‮has‬ ‮more‬ ‮than‬ {max_pages:,} ‮pages.‬</translation>
    </message>
    <message>
        <source>"{name}" is empty.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮empty.‬</translation>
    </message>
    <message>
        <source>"{name}" is {kind}, which Restorer does not read.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ {kind}‮,‬ ‮which‬ ‮Restorer‬ ‮does‬ ‮not‬ ‮read.‬</translation>
    </message>
    <message>
        <source>"{name}" does not exist.</source>
        <translation>‮"‬{name}‮"‬ ‮does‬ ‮not‬ ‮exist.‬</translation>
    </message>
    <message>
        <source>"{name}" is a link that leads to itself.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮a‬ ‮link‬ ‮that‬ ‮leads‬ ‮to‬ ‮itself.‬</translation>
    </message>
    <message>
        <source>"{name}" is a folder, not a picture.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮a‬ ‮folder,‬ ‮not‬ ‮a‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>"{name}" may not be read by you.</source>
        <translation>‮"‬{name}‮"‬ ‮may‬ ‮not‬ ‮be‬ ‮read‬ ‮by‬ ‮you.‬</translation>
    </message>
    <message>
        <source>"{name}" has no page {page}: it has {pages}.</source>
        <translation>‮"‬{name}‮"‬ ‮has‬ ‮no‬ ‮page‬ {page}‮:‬ ‮it‬ ‮has‬ {pages}‮.‬</translation>
    </message>
    <message>
        <source>Choose a page from 1 to {pages}.</source>
        <translation>‮Choose‬ ‮a‬ ‮page‬ ‮from‬ ‮1‬ ‮to‬ {pages}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" is a pipe or a device, not a file.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮a‬ ‮pipe‬ ‮or‬ ‮a‬ ‮device,‬ ‮not‬ ‮a‬ ‮file.‬</translation>
    </message>
    <message>
        <source>"{name}" {reason}.</source>
        <translation>‮"‬{name}‮"‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" needs more memory than there is.</source>
        <translation>‮"‬{name}‮"‬ ‮needs‬ ‮more‬ ‮memory‬ ‮than‬ ‮there‬ ‮is.‬</translation>
    </message>
    <message>
        <source>"{name}" is damaged: it cannot be read.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮damaged:‬ ‮it‬ ‮cannot‬ ‮be‬ ‮read.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be read: {reason}.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be opened: there is no room left on the disk for its pixels.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮opened:‬ ‮there‬ ‮is‬ ‮no‬ ‮room‬ ‮left‬ ‮on‬ ‮the‬ ‮disk‬ ‮for‬ ‮its‬ ‮pixels.‬</translation>
    </message>
    <message>
        <source>Restorer does not write "{format}".</source>
        <translation>‮Restorer‬ ‮does‬ ‮not‬ ‮write‬ ‮"‬{format}‮".‬</translation>
    </message>
    <message>
        <source>{name} holds no transparency: the photo was laid over white.</source>
        <translation>{name} ‮holds‬ ‮no‬ ‮transparency:‬ ‮the‬ ‮photo‬ ‮was‬ ‮laid‬ ‮over‬ ‮white.‬</translation>
    </message>
    <message>
        <source>{name} holds 8 bits a channel: 16 were rounded.</source>
        <translation>{name} ‮holds‬ ‮8‬ ‮bits‬ ‮a‬ ‮channel:‬ ‮16‬ ‮were‬ ‮rounded.‬</translation>
    </message>
    <message>
        <source>{name} has no place for IPTC: it was left out.</source>
        <translation>{name} ‮has‬ ‮no‬ ‮place‬ ‮for‬ ‮IPTC:‬ ‮it‬ ‮was‬ ‮left‬ ‮out.‬</translation>
    </message>
    <message>
        <source>"{name}" could not be written as {format}: {reason}.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮written‬ ‮as‬ {format}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" says that it is {width} x {height} pixels, more than the {megapixels:,.0f} megapixels and {side:,} pixels a side that are allowed.</source>
        <translation>‮"‬{name}‮"‬ ‮says‬ ‮that‬ ‮it‬ ‮is‬ {width} ‮x‬ {height} ‮pixels,‬ ‮more‬ ‮than‬ ‮the‬ {megapixels:,.0f} ‮megapixels‬ ‮and‬ {side:,} ‮pixels‬ ‮a‬ ‮side‬ ‮that‬ ‮are‬ ‮allowed.‬</translation>
    </message>
    <message>
        <source>"{name}" says that it is {width} x {height} pixels in a file of {kilobytes:,} kB: no photograph is that light.</source>
        <translation>‮"‬{name}‮"‬ ‮says‬ ‮that‬ ‮it‬ ‮is‬ {width} ‮x‬ {height} ‮pixels‬ ‮in‬ ‮a‬ ‮file‬ ‮of‬ {kilobytes:,} ‮kB:‬ ‮no‬ ‮photograph‬ ‮is‬ ‮that‬ ‮light.‬</translation>
    </message>
    <message>
        <source>"{name}" needs {needed:.1f} GiB for its pixels, and this computer has {memory:.1f} GiB of memory.</source>
        <translation>‮"‬{name}‮"‬ ‮needs‬ {needed:.1f} ‮GiB‬ ‮for‬ ‮its‬ ‮pixels,‬ ‮and‬ ‮this‬ ‮computer‬ ‮has‬ {memory:.1f} ‮GiB‬ ‮of‬ ‮memory.‬</translation>
    </message>
    <message>
        <source>The two pictures cannot be compared: one is {first}, the other {second}.</source>
        <translation>‮The‬ ‮two‬ ‮pictures‬ ‮cannot‬ ‮be‬ ‮compared:‬ ‮one‬ ‮is‬ {first}‮,‬ ‮the‬ ‮other‬ {second}‮.‬</translation>
    </message>
    <message>
        <source>{name} holds no photos.</source>
        <translation>{name} ‮holds‬ ‮no‬ ‮photos.‬</translation>
    </message>
    <message>
        <source>The engine stopped twice while it worked on {name}.</source>
        <translation>‮The‬ ‮engine‬ ‮stopped‬ ‮twice‬ ‮while‬ ‮it‬ ‮worked‬ ‮on‬ {name}‮.‬</translation>
    </message>
    <message>
        <source>The engine could not do this: {reason}</source>
        <translation>‮The‬ ‮engine‬ ‮could‬ ‮not‬ ‮do‬ ‮this:‬ {reason}</translation>
    </message>
    <message>
        <source>{name!r} is no list of paths.</source>
        <translation>{name!r} ‮is‬ ‮no‬ ‮list‬ ‮of‬ ‮paths.‬</translation>
    </message>
    <message>
        <source>The list {name!r} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮list‬ {name!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The list {name!r} is cut off or is no text.</source>
        <translation>‮The‬ ‮list‬ {name!r} ‮is‬ ‮cut‬ ‮off‬ ‮or‬ ‮is‬ ‮no‬ ‮text.‬</translation>
    </message>
    <message>
        <source>"{target}" is an original, and originals are never overwritten.</source>
        <translation>‮"‬{target}‮"‬ ‮is‬ ‮an‬ ‮original,‬ ‮and‬ ‮originals‬ ‮are‬ ‮never‬ ‮overwritten.‬</translation>
    </message>
    <message>
        <source>"{folder}" is needed as a folder, but a file has that name.</source>
        <translation>‮"‬{folder}‮"‬ ‮is‬ ‮needed‬ ‮as‬ ‮a‬ ‮folder,‬ ‮but‬ ‮a‬ ‮file‬ ‮has‬ ‮that‬ ‮name.‬</translation>
    </message>
    <message>
        <source>{name} leads to a file that is not there.</source>
        <translation>{name} ‮leads‬ ‮to‬ ‮a‬ ‮file‬ ‮that‬ ‮is‬ ‮not‬ ‮there.‬</translation>
    </message>
    <message>
        <source>{name} is not there.</source>
        <translation>{name} ‮is‬ ‮not‬ ‮there.‬</translation>
    </message>
    <message>
        <source>{path!r} cannot be read: {reason}.</source>
        <translation>{path!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The folder {folder!r} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮folder‬ {folder!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>{path!r} is {kind}, not a file.</source>
        <translation>{path!r} ‮is‬ {kind}‮,‬ ‮not‬ ‮a‬ ‮file.‬</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>‮It‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>It is {kind}, not a file.</source>
        <translation>‮It‬ ‮is‬ {kind}‮,‬ ‮not‬ ‮a‬ ‮file.‬</translation>
    </message>
    <message>
        <source>A name is made of text and of {fields}.</source>
        <translation>‮A‬ ‮name‬ ‮is‬ ‮made‬ ‮of‬ ‮text‬ ‮and‬ ‮of‬ {fields}‮.‬</translation>
    </message>
    <message>
        <source>The name {template!r} is no name inside the output folder.</source>
        <translation>‮The‬ ‮name‬ {template!r} ‮is‬ ‮no‬ ‮name‬ ‮inside‬ ‮the‬ ‮output‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>The name {template!r} ends with a folder.</source>
        <translation>‮The‬ ‮name‬ {template!r} ‮ends‬ ‮with‬ ‮a‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>The name {template!r} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮name‬ {template!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The name {template!r} has a field {{{field}}} that is not known.</source>
        <translation>‮The‬ ‮name‬ {template!r} ‮has‬ ‮a‬ ‮field‬ {{{field}‮}}‬ ‮that‬ ‮is‬ ‮not‬ ‮known.‬</translation>
    </message>
    <message>
        <source>The result {target!r} would lie where the original {originals!r} lies.</source>
        <translation>‮The‬ ‮result‬ {target!r} ‮would‬ ‮lie‬ ‮where‬ ‮the‬ ‮original‬ {originals!r} ‮lies.‬</translation>
    </message>
    <message>
        <source>The key {path!r} is of a kind that cannot sign here.</source>
        <translation>‮The‬ ‮key‬ {path!r} ‮is‬ ‮of‬ ‮a‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮sign‬ ‮here.‬</translation>
    </message>
    <message>
        <source>The key {path!r} is not that of the certificate.</source>
        <translation>‮The‬ ‮key‬ {path!r} ‮is‬ ‮not‬ ‮that‬ ‮of‬ ‮the‬ ‮certificate.‬</translation>
    </message>
    <message>
        <source>The certificate's time was over on {date}.</source>
        <translation>‮The‬ ‮certificate's‬ ‮time‬ ‮was‬ ‮over‬ ‮on‬ {date}‮.‬</translation>
    </message>
    <message>
        <source>"{title}" could not be signed: {reason}.</source>
        <translation>‮"‬{title}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮signed:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The certificate {certificate!r} and the key {key!r} cannot sign: {reason}.</source>
        <translation>‮The‬ ‮certificate‬ {certificate!r} ‮and‬ ‮the‬ ‮key‬ {key!r} ‮cannot‬ ‮sign:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The {what} {path!r} cannot be read: {reason}.</source>
        <translation>‮The‬ {what} {path!r} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The key {path!r} cannot be used: {reason}.</source>
        <translation>‮The‬ ‮key‬ {path!r} ‮cannot‬ ‮be‬ ‮used:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>It must be a private key in PEM; its passphrase, if it has one, goes into {variable}.</source>
        <translation>‮It‬ ‮must‬ ‮be‬ ‮a‬ ‮private‬ ‮key‬ ‮in‬ ‮PEM;‬ ‮its‬ ‮passphrase,‬ ‮if‬ ‮it‬ ‮has‬ ‮one,‬ ‮goes‬ ‮into‬ {variable}‮.‬</translation>
    </message>
    <message>
        <source>The certificate's file holds no certificate in PEM: {reason}.</source>
        <translation>‮The‬ ‮certificate's‬ ‮file‬ ‮holds‬ ‮no‬ ‮certificate‬ ‮in‬ ‮PEM:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{name}" does not say how it was made: it is no result of Restorer, or its metadata were removed.</source>
        <translation>‮"‬{name}‮"‬ ‮does‬ ‮not‬ ‮say‬ ‮how‬ ‮it‬ ‮was‬ ‮made:‬ ‮it‬ ‮is‬ ‮no‬ ‮result‬ ‮of‬ ‮Restorer,‬ ‮or‬ ‮its‬ ‮metadata‬ ‮were‬ ‮removed.‬</translation>
    </message>
    <message>
        <source>There is no step called {step!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮step‬ ‮called‬ {step!r}‮.‬</translation>
    </message>
    <message>
        <source>The steps are: {known}.</source>
        <translation>‮The‬ ‮steps‬ ‮are:‬ {known}‮.‬</translation>
    </message>
    <message>
        <source>The step {step} has changed since that result was made: its pixels may differ.</source>
        <translation>‮The‬ ‮step‬ {step} ‮has‬ ‮changed‬ ‮since‬ ‮that‬ ‮result‬ ‮was‬ ‮made:‬ ‮its‬ ‮pixels‬ ‮may‬ ‮differ.‬</translation>
    </message>
    <message>
        <source>The step {step} worked with other networks then: its pixels may differ.</source>
        <translation>‮The‬ ‮step‬ {step} ‮worked‬ ‮with‬ ‮other‬ ‮networks‬ ‮then:‬ ‮its‬ ‮pixels‬ ‮may‬ ‮differ.‬</translation>
    </message>
    <message>
        <source>Mend it, or move it aside; a new one is then begun.</source>
        <translation>‮Mend‬ ‮it,‬ ‮or‬ ‮move‬ ‮it‬ ‮aside;‬ ‮a‬ ‮new‬ ‮one‬ ‮is‬ ‮then‬ ‮begun.‬</translation>
    </message>
    <message>
        <source>Line {line} of "{path}" makes no sense, so nothing was entered there.</source>
        <translation>‮Line‬ {line} ‮of‬ ‮"‬{path}‮"‬ ‮makes‬ ‮no‬ ‮sense,‬ ‮so‬ ‮nothing‬ ‮was‬ ‮entered‬ ‮there.‬</translation>
    </message>
    <message>
        <source>"{path}" cannot be read: {reason}.</source>
        <translation>‮"‬{path}‮"‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Only jobs that have ended can be cleared.</source>
        <translation>‮Only‬ ‮jobs‬ ‮that‬ ‮have‬ ‮ended‬ ‮can‬ ‮be‬ ‮cleared.‬</translation>
    </message>
    <message>
        <source>Cancel the others first.</source>
        <translation>‮Cancel‬ ‮the‬ ‮others‬ ‮first.‬</translation>
    </message>
    <message>
        <source>The queue is being worked off already.</source>
        <translation>‮The‬ ‮queue‬ ‮is‬ ‮being‬ ‮worked‬ ‮off‬ ‮already.‬</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>‮Wait‬ ‮for‬ ‮it,‬ ‮or‬ ‮stop‬ ‮it‬ ‮first.‬</translation>
    </message>
    <message>
        <source>Remove it from the queue and add it again.</source>
        <translation>‮Remove‬ ‮it‬ ‮from‬ ‮the‬ ‮queue‬ ‮and‬ ‮add‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Wait until it is complete, then try again.</source>
        <translation>‮Wait‬ ‮until‬ ‮it‬ ‮is‬ ‮complete,‬ ‮then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Put it back, or remove the job.</source>
        <translation>‮Put‬ ‮it‬ ‮back,‬ ‮or‬ ‮remove‬ ‮the‬ ‮job.‬</translation>
    </message>
    <message>
        <source>Check its permissions and its disk.</source>
        <translation>‮Check‬ ‮its‬ ‮permissions‬ ‮and‬ ‮its‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Add the photos in it.</source>
        <translation>‮Add‬ ‮the‬ ‮photos‬ ‮in‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>‮Check‬ ‮its‬ ‮rights.‬</translation>
    </message>
    <message>
        <source>It was not loaded. Install Restorer again.</source>
        <translation>‮It‬ ‮was‬ ‮not‬ ‮loaded.‬ ‮Install‬ ‮Restorer‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Choose a downloaded or imported one.</source>
        <translation>‮Choose‬ ‮a‬ ‮downloaded‬ ‮or‬ ‮imported‬ ‮one.‬</translation>
    </message>
    <message>
        <source>This is not a recipe: it has no steps.</source>
        <translation>‮This‬ ‮is‬ ‮not‬ ‮a‬ ‮recipe:‬ ‮it‬ ‮has‬ ‮no‬ ‮steps.‬</translation>
    </message>
    <message>
        <source>Choose a file that Restorer saved as a recipe.</source>
        <translation>‮Choose‬ ‮a‬ ‮file‬ ‮that‬ ‮Restorer‬ ‮saved‬ ‮as‬ ‮a‬ ‮recipe.‬</translation>
    </message>
    <message>
        <source>Update Restorer, or save the recipe again with this one.</source>
        <translation>‮Update‬ ‮Restorer,‬ ‮or‬ ‮save‬ ‮the‬ ‮recipe‬ ‮again‬ ‮with‬ ‮this‬ ‮one.‬</translation>
    </message>
    <message>
        <source>Choose a file that Restorer saved.</source>
        <translation>‮Choose‬ ‮a‬ ‮file‬ ‮that‬ ‮Restorer‬ ‮saved.‬</translation>
    </message>
    <message>
        <source>Strength 0: nothing done.</source>
        <translation>‮Strength‬ ‮0:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>No model yet: nothing cleaned.</source>
        <translation>‮No‬ ‮model‬ ‮yet:‬ ‮nothing‬ ‮cleaned.‬</translation>
    </message>
    <message>
        <source>No model yet: no colours added.</source>
        <translation>‮No‬ ‮model‬ ‮yet:‬ ‮no‬ ‮colours‬ ‮added.‬</translation>
    </message>
    <message>
        <source>It has its own colours: none added.</source>
        <translation>‮It‬ ‮has‬ ‮its‬ ‮own‬ ‮colours:‬ ‮none‬ ‮added.‬</translation>
    </message>
    <message>
        <source>It has its own colours: none added, and no hints used.</source>
        <translation>‮It‬ ‮has‬ ‮its‬ ‮own‬ ‮colours:‬ ‮none‬ ‮added,‬ ‮and‬ ‮no‬ ‮hints‬ ‮used.‬</translation>
    </message>
    <message>
        <source>No model yet: faces are left as they are.</source>
        <translation>‮No‬ ‮model‬ ‮yet:‬ ‮faces‬ ‮are‬ ‮left‬ ‮as‬ ‮they‬ ‮are.‬</translation>
    </message>
    <message>
        <source>No faces found: nothing done.</source>
        <translation>‮No‬ ‮faces‬ ‮found:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>The colour hints are not a list.</source>
        <translation>‮The‬ ‮colour‬ ‮hints‬ ‮are‬ ‮not‬ ‮a‬ ‮list.‬</translation>
    </message>
    <message>
        <source>Write points as 120,80;300,45: x and y in pixels of the photo.</source>
        <translation>‮Write‬ ‮points‬ ‮as‬ ‮120,80;300,45:‬ ‮x‬ ‮and‬ ‮y‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>already sharp</source>
        <translation>‮already‬ ‮sharp‬</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>‮too‬ ‮small‬</translation>
    </message>
    <message>
        <source>seen from the side</source>
        <translation>‮seen‬ ‮from‬ ‮the‬ ‮side‬</translation>
    </message>
    <message>
        <source>too worn to judge</source>
        <translation>‮too‬ ‮worn‬ ‮to‬ ‮judge‬</translation>
    </message>
    <message>
        <source>larger than the network can improve</source>
        <translation>‮larger‬ ‮than‬ ‮the‬ ‮network‬ ‮can‬ ‮improve‬</translation>
    </message>
    <message>
        <source>it would not be the same person</source>
        <translation>‮it‬ ‮would‬ ‮not‬ ‮be‬ ‮the‬ ‮same‬ ‮person‬</translation>
    </message>
    <message>
        <source>nothing to gain</source>
        <translation>‮nothing‬ ‮to‬ ‮gain‬</translation>
    </message>
    <message>
        <source>No scratches or dust found: nothing done.</source>
        <translation>‮No‬ ‮scratches‬ ‮or‬ ‮dust‬ ‮found:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>No model yet: nothing repaired.</source>
        <translation>‮No‬ ‮model‬ ‮yet:‬ ‮nothing‬ ‮repaired.‬</translation>
    </message>
    <message>
        <source>1 damaged place is too wide to be filled.</source>
        <translation>‮1‬ ‮damaged‬ ‮place‬ ‮is‬ ‮too‬ ‮wide‬ ‮to‬ ‮be‬ ‮filled.‬</translation>
    </message>
    <message>
        <source>1 mark that may be damage was left.</source>
        <translation>‮1‬ ‮mark‬ ‮that‬ ‮may‬ ‮be‬ ‮damage‬ ‮was‬ ‮left.‬</translation>
    </message>
    <message>
        <source>Write STEP.NAME=VALUE, such as clean.strength=0.5.</source>
        <translation>‮Write‬ ‮STEP.NAME=VALUE,‬ ‮such‬ ‮as‬ ‮clean.strength=0.5.‬</translation>
    </message>
    <message>
        <source>Scanned in grey, where no colour tells a stain from the picture: nothing done.</source>
        <translation>‮Scanned‬ ‮in‬ ‮grey,‬ ‮where‬ ‮no‬ ‮colour‬ ‮tells‬ ‮a‬ ‮stain‬ ‮from‬ ‮the‬ ‮picture:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>No stains found that their colour proves: nothing done.</source>
        <translation>‮No‬ ‮stains‬ ‮found‬ ‮that‬ ‮their‬ ‮colour‬ ‮proves:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>Turned off: nothing done.</source>
        <translation>‮Turned‬ ‮off:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>No border around the picture: nothing done.</source>
        <translation>‮No‬ ‮border‬ ‮around‬ ‮the‬ ‮picture:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>Upright, and no border to cut: nothing done.</source>
        <translation>‮Upright,‬ ‮and‬ ‮no‬ ‮border‬ ‮to‬ ‮cut:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>took the colour cast off</source>
        <translation>‮took‬ ‮the‬ ‮colour‬ ‮cast‬ ‮off‬</translation>
    </message>
    <message>
        <source>evened the light</source>
        <translation>‮evened‬ ‮the‬ ‮light‬</translation>
    </message>
    <message>
        <source>lifted local contrast</source>
        <translation>‮lifted‬ ‮local‬ ‮contrast‬</translation>
    </message>
    <message>
        <source>made it neutral</source>
        <translation>‮made‬ ‮it‬ ‮neutral‬</translation>
    </message>
    <message>
        <source>Its tones are in order: nothing done.</source>
        <translation>‮Its‬ ‮tones‬ ‮are‬ ‮in‬ ‮order:‬ ‮nothing‬ ‮done.‬</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>‮Rotate‬</translation>
    </message>
    <message>
        <source>By how many degrees the photo is turned, clockwise.</source>
        <translation>‮By‬ ‮how‬ ‮many‬ ‮degrees‬ ‮the‬ ‮photo‬ ‮is‬ ‮turned,‬ ‮clockwise.‬</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>‮Flip‬</translation>
    </message>
    <message>
        <source>How the photo is mirrored, after it is turned.</source>
        <translation>‮How‬ ‮the‬ ‮photo‬ ‮is‬ ‮mirrored,‬ ‮after‬ ‮it‬ ‮is‬ ‮turned.‬</translation>
    </message>
    <message>
        <source>none</source>
        <translation>‮none‬</translation>
    </message>
    <message>
        <source>horizontal</source>
        <translation>‮horizontal‬</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>‮vertical‬</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>‮Crop‬</translation>
    </message>
    <message>
        <source>What stays: left, top, width and height in pixels of the original.</source>
        <translation>‮What‬ ‮stays:‬ ‮left,‬ ‮top,‬ ‮width‬ ‮and‬ ‮height‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮original.‬</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>‮Perspective‬</translation>
    </message>
    <message>
        <source>Four corners, x and y in pixels of the original, that become those of the picture.</source>
        <translation>‮Four‬ ‮corners,‬ ‮x‬ ‮and‬ ‮y‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮original,‬ ‮that‬ ‮become‬ ‮those‬ ‮of‬ ‮the‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation>‮Damage‬ ‮found‬</translation>
    </message>
    <message>
        <source>Possible damage: click to fill</source>
        <translation>‮Possible‬ ‮damage:‬ ‮click‬ ‮to‬ ‮fill‬</translation>
    </message>
    <message>
        <source>Fill this, too</source>
        <translation>‮Fill‬ ‮this,‬ ‮too‬</translation>
    </message>
    <message>
        <source>What is filled besides what is found, painted by hand.</source>
        <translation>‮What‬ ‮is‬ ‮filled‬ ‮besides‬ ‮what‬ ‮is‬ ‮found,‬ ‮painted‬ ‮by‬ ‮hand.‬</translation>
    </message>
    <message>
        <source>Leave this</source>
        <translation>‮Leave‬ ‮this‬</translation>
    </message>
    <message>
        <source>What is left whatever is found there, painted by hand.</source>
        <translation>‮What‬ ‮is‬ ‮left‬ ‮whatever‬ ‮is‬ ‮found‬ ‮there,‬ ‮painted‬ ‮by‬ ‮hand.‬</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>‮Mask‬</translation>
    </message>
    <message>
        <source>What is filled, painted by hand: this, and nothing that is found.</source>
        <translation>‮What‬ ‮is‬ ‮filled,‬ ‮painted‬ ‮by‬ ‮hand:‬ ‮this,‬ ‮and‬ ‮nothing‬ ‮that‬ ‮is‬ ‮found.‬</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>‮Network‬</translation>
    </message>
    <message>
        <source>Which network finds damage, by its id; empty for the one that comes with Restorer.</source>
        <translation>‮Which‬ ‮network‬ ‮finds‬ ‮damage,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮the‬ ‮one‬ ‮that‬ ‮comes‬ ‮with‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>Filling network</source>
        <translation>‮Filling‬ ‮network‬</translation>
    </message>
    <message>
        <source>Which network fills wide marks, by its id; empty for the one that comes with Restorer.</source>
        <translation>‮Which‬ ‮network‬ ‮fills‬ ‮wide‬ ‮marks,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮the‬ ‮one‬ ‮that‬ ‮comes‬ ‮with‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>‮Noise‬</translation>
    </message>
    <message>
        <source>How strong the noise is, in 8-bit steps; 0: as measured.</source>
        <translation>‮How‬ ‮strong‬ ‮the‬ ‮noise‬ ‮is,‬ ‮in‬ ‮8-bit‬ ‮steps;‬ ‮0:‬ ‮as‬ ‮measured.‬</translation>
    </message>
    <message>
        <source>Size of the grain</source>
        <translation>‮Size‬ ‮of‬ ‮the‬ ‮grain‬</translation>
    </message>
    <message>
        <source>How coarse the grain is; 0: as measured.</source>
        <translation>‮How‬ ‮coarse‬ ‮the‬ ‮grain‬ ‮is;‬ ‮0:‬ ‮as‬ ‮measured.‬</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>‮JPEG‬ ‮quality‬</translation>
    </message>
    <message>
        <source>What the photo was saved at; 0: as its file says.</source>
        <translation>‮What‬ ‮the‬ ‮photo‬ ‮was‬ ‮saved‬ ‮at;‬ ‮0:‬ ‮as‬ ‮its‬ ‮file‬ ‮says.‬</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>‮Blur‬</translation>
    </message>
    <message>
        <source>The blur to take back; 0: none.</source>
        <translation>‮The‬ ‮blur‬ ‮to‬ ‮take‬ ‮back;‬ ‮0:‬ ‮none.‬</translation>
    </message>
    <message>
        <source>Which network does it, by its id; empty for the one that comes with Restorer.</source>
        <translation>‮Which‬ ‮network‬ ‮does‬ ‮it,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮the‬ ‮one‬ ‮that‬ ‮comes‬ ‮with‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>‮Automatic‬</translation>
    </message>
    <message>
        <source>Measures the photo and restores its tones; off leaves them to you.</source>
        <translation>‮Measures‬ ‮the‬ ‮photo‬ ‮and‬ ‮restores‬ ‮its‬ ‮tones;‬ ‮off‬ ‮leaves‬ ‮them‬ ‮to‬ ‮you.‬</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>‮Exposure‬</translation>
    </message>
    <message>
        <source>Lighter or darker, in stops; white stays white.</source>
        <translation>‮Lighter‬ ‮or‬ ‮darker,‬ ‮in‬ ‮stops;‬ ‮white‬ ‮stays‬ ‮white.‬</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>‮Contrast‬</translation>
    </message>
    <message>
        <source>How far light and dark lie apart in the middle tones.</source>
        <translation>‮How‬ ‮far‬ ‮light‬ ‮and‬ ‮dark‬ ‮lie‬ ‮apart‬ ‮in‬ ‮the‬ ‮middle‬ ‮tones.‬</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>‮Shadows‬</translation>
    </message>
    <message>
        <source>Lightens or darkens the dark parts.</source>
        <translation>‮Lightens‬ ‮or‬ ‮darkens‬ ‮the‬ ‮dark‬ ‮parts.‬</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>‮Lights‬</translation>
    </message>
    <message>
        <source>Lightens or darkens the light parts.</source>
        <translation>‮Lightens‬ ‮or‬ ‮darkens‬ ‮the‬ ‮light‬ ‮parts.‬</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>‮Warmth‬</translation>
    </message>
    <message>
        <source>Warmer or cooler; a grey photo without colours stays grey.</source>
        <translation>‮Warmer‬ ‮or‬ ‮cooler;‬ ‮a‬ ‮grey‬ ‮photo‬ ‮without‬ ‮colours‬ ‮stays‬ ‮grey.‬</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>‮Version‬</translation>
    </message>
    <message>
        <source>0 is the likeliest colouring; other numbers are other plausible ones.</source>
        <translation>‮0‬ ‮is‬ ‮the‬ ‮likeliest‬ ‮colouring;‬ ‮other‬ ‮numbers‬ ‮are‬ ‮other‬ ‮plausible‬ ‮ones.‬</translation>
    </message>
    <message>
        <source>Reference photo</source>
        <translation>‮Reference‬ ‮photo‬</translation>
    </message>
    <message>
        <source>A photo that lends its colours to what is like it here.</source>
        <translation>‮A‬ ‮photo‬ ‮that‬ ‮lends‬ ‮its‬ ‮colours‬ ‮to‬ ‮what‬ ‮is‬ ‮like‬ ‮it‬ ‮here.‬</translation>
    </message>
    <message>
        <source>Faces found</source>
        <translation>‮Faces‬ ‮found‬</translation>
    </message>
    <message>
        <source>Faces by hand</source>
        <translation>‮Faces‬ ‮by‬ ‮hand‬</translation>
    </message>
    <message>
        <source>Single faces that are switched on or off, set nearer to the photo, or that were missed.</source>
        <translation>‮Single‬ ‮faces‬ ‮that‬ ‮are‬ ‮switched‬ ‮on‬ ‮or‬ ‮off,‬ ‮set‬ ‮nearer‬ ‮to‬ ‮the‬ ‮photo,‬ ‮or‬ ‮that‬ ‮were‬ ‮missed.‬</translation>
    </message>
    <message>
        <source>Which network restores faces, by its id; empty for the one that comes with Restorer.</source>
        <translation>‮Which‬ ‮network‬ ‮restores‬ ‮faces,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮the‬ ‮one‬ ‮that‬ ‮comes‬ ‮with‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>Finding network</source>
        <translation>‮Finding‬ ‮network‬</translation>
    </message>
    <message>
        <source>Which network finds faces, by its id; empty for the one that comes with Restorer.</source>
        <translation>‮Which‬ ‮network‬ ‮finds‬ ‮faces,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮the‬ ‮one‬ ‮that‬ ‮comes‬ ‮with‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>Parting network</source>
        <translation>‮Parting‬ ‮network‬</translation>
    </message>
    <message>
        <source>Which network keeps hair, glasses and hands as they are, by its id; empty for none.</source>
        <translation>‮Which‬ ‮network‬ ‮keeps‬ ‮hair,‬ ‮glasses‬ ‮and‬ ‮hands‬ ‮as‬ ‮they‬ ‮are,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮none.‬</translation>
    </message>
    <message>
        <source>Second guard of likeness</source>
        <translation>‮Second‬ ‮guard‬ ‮of‬ ‮likeness‬</translation>
    </message>
    <message>
        <source>Which network must find the same person as well, by its id; empty for Restorer's own alone.</source>
        <translation>‮Which‬ ‮network‬ ‮must‬ ‮find‬ ‮the‬ ‮same‬ ‮person‬ ‮as‬ ‮well,‬ ‮by‬ ‮its‬ ‮id;‬ ‮empty‬ ‮for‬ ‮Restorer's‬ ‮own‬ ‮alone.‬</translation>
    </message>
    <message>
        <source>“Restored” beside the originals</source>
        <translation>‮“Restored”‬ ‮beside‬ ‮the‬ ‮originals‬</translation>
    </message>
    <message>
        <source>Keywords that name people</source>
        <translation>‮Keywords‬ ‮that‬ ‮name‬ ‮people‬</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>‮Certificate‬</translation>
    </message>
    <message>
        <source>The PEM file of the certificate that results are signed with, as content credentials.</source>
        <translation>‮The‬ ‮PEM‬ ‮file‬ ‮of‬ ‮the‬ ‮certificate‬ ‮that‬ ‮results‬ ‮are‬ ‮signed‬ ‮with,‬ ‮as‬ ‮content‬ ‮credentials.‬</translation>
    </message>
    <message>
        <source>Results are not signed</source>
        <translation>‮Results‬ ‮are‬ ‮not‬ ‮signed‬</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>‮Key‬ ‮of‬ ‮the‬ ‮certificate‬</translation>
    </message>
    <message>
        <source>The PEM file of the certificate's key. It never leaves this computer.</source>
        <translation>‮The‬ ‮PEM‬ ‮file‬ ‮of‬ ‮the‬ ‮certificate's‬ ‮key.‬ ‮It‬ ‮never‬ ‮leaves‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>Keep the old result of the same photo as a version</source>
        <translation>‮Keep‬ ‮the‬ ‮old‬ ‮result‬ ‮of‬ ‮the‬ ‮same‬ ‮photo‬ ‮as‬ ‮a‬ ‮version‬</translation>
    </message>
    <message>
        <source>Notify me when a batch is done</source>
        <translation>‮Notify‬ ‮me‬ ‮when‬ ‮a‬ ‮batch‬ ‮is‬ ‮done‬</translation>
    </message>
    <message>
        <source>Process on</source>
        <translation>‮Process‬ ‮on‬</translation>
    </message>
    <message>
        <source>All graphics cards</source>
        <translation>‮All‬ ‮graphics‬ ‮cards‬</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>‮Memory‬</translation>
    </message>
    <message>
        <source>How much memory restoring may take; what does not fit goes to disk.</source>
        <translation>‮How‬ ‮much‬ ‮memory‬ ‮restoring‬ ‮may‬ ‮take;‬ ‮what‬ ‮does‬ ‮not‬ ‮fit‬ ‮goes‬ ‮to‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>As much as is free</source>
        <translation>‮As‬ ‮much‬ ‮as‬ ‮is‬ ‮free‬</translation>
    </message>
    <message>
        <source>Cache size</source>
        <translation>‮Cache‬ ‮size‬</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>‮Stay‬ ‮offline‬</translation>
    </message>
    <message>
        <source>Never use the network, not even for downloads that are asked for.</source>
        <translation>‮Never‬ ‮use‬ ‮the‬ ‮network,‬ ‮not‬ ‮even‬ ‮for‬ ‮downloads‬ ‮that‬ ‮are‬ ‮asked‬ ‮for.‬</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} ‮and‬ {last}</translation>
    </message>
    <message>
        <source>Write faces as {spelled}.</source>
        <translation>‮Write‬ ‮faces‬ ‮as‬ {spelled}‮.‬</translation>
    </message>
    <message>
        <source>The faces are not a list.</source>
        <translation>‮The‬ ‮faces‬ ‮are‬ ‮not‬ ‮a‬ ‮list.‬</translation>
    </message>
    <message>
        <source>{item!r} is no face.</source>
        <translation>{item!r} ‮is‬ ‮no‬ ‮face.‬</translation>
    </message>
    <message>
        <source>{item!r} has no box.</source>
        <translation>{item!r} ‮has‬ ‮no‬ ‮box.‬</translation>
    </message>
    <message>
        <source>{item!r}: on is true or false.</source>
        <translation>{item!r}‮:‬ ‮on‬ ‮is‬ ‮true‬ ‮or‬ ‮false.‬</translation>
    </message>
    <message>
        <source>{item!r}: likeness is a number from 0 to 1.</source>
        <translation>{item!r}‮:‬ ‮likeness‬ ‮is‬ ‮a‬ ‮number‬ ‮from‬ ‮0‬ ‮to‬ ‮1.‬</translation>
    </message>
    <message>
        <source>{item!r}: face is true or false.</source>
        <translation>{item!r}‮:‬ ‮face‬ ‮is‬ ‮true‬ ‮or‬ ‮false.‬</translation>
    </message>
    <message>
        <source>The faces are not JSON: {reason}.</source>
        <translation>‮The‬ ‮faces‬ ‮are‬ ‮not‬ ‮JSON:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Write a rectangle as 40,60,800,600: left, top, width and height in pixels of the photo.</source>
        <translation>‮Write‬ ‮a‬ ‮rectangle‬ ‮as‬ ‮40,60,800,600:‬ ‮left,‬ ‮top,‬ ‮width‬ ‮and‬ ‮height‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>Write four corners as 40,60,840,64,836,660,42,655: x and y of each, in pixels of the photo.</source>
        <translation>‮Write‬ ‮four‬ ‮corners‬ ‮as‬ ‮40,60,840,64,836,660,42,655:‬ ‮x‬ ‮and‬ ‮y‬ ‮of‬ ‮each,‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>The rectangle {text!r} has no size.</source>
        <translation>‮The‬ ‮rectangle‬ {text!r} ‮has‬ ‮no‬ ‮size.‬</translation>
    </message>
    <message>
        <source>{text!r} are not four corners.</source>
        <translation>{text!r} ‮are‬ ‮not‬ ‮four‬ ‮corners.‬</translation>
    </message>
    <message>
        <source>The corners {text!r} enclose no area that can be made upright.</source>
        <translation>‮The‬ ‮corners‬ {text!r} ‮enclose‬ ‮no‬ ‮area‬ ‮that‬ ‮can‬ ‮be‬ ‮made‬ ‮upright.‬</translation>
    </message>
    <message>
        <source>The corners lie too far apart for a photo.</source>
        <translation>‮The‬ ‮corners‬ ‮lie‬ ‮too‬ ‮far‬ ‮apart‬ ‮for‬ ‮a‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>The rectangle {rectangle} lies outside of the photo, which has {width} x {height} pixels.</source>
        <translation>‮The‬ ‮rectangle‬ {rectangle} ‮lies‬ ‮outside‬ ‮of‬ ‮the‬ ‮photo,‬ ‮which‬ ‮has‬ {width} ‮x‬ {height} ‮pixels.‬</translation>
    </message>
    <message>
        <source>{text!r} is no rectangle.</source>
        <translation>{text!r} ‮is‬ ‮no‬ ‮rectangle.‬</translation>
    </message>
    <message>
        <source>blocks of JPEG</source>
        <translation>‮blocks‬ ‮of‬ ‮JPEG‬</translation>
    </message>
    <message>
        <source>printed in dots</source>
        <translation>‮printed‬ ‮in‬ ‮dots‬</translation>
    </message>
    <message>
        <source>soft edges</source>
        <translation>‮soft‬ ‮edges‬</translation>
    </message>
    <message>
        <source>Use auto, cpu, cuda, cuda:1, mps or openvino:gpu.</source>
        <translation>‮Use‬ ‮auto,‬ ‮cpu,‬ ‮cuda,‬ ‮cuda:1,‬ ‮mps‬ ‮or‬ ‮openvino:gpu.‬</translation>
    </message>
    <message>
        <source>This computer has no device {name!r} that networks can run on.</source>
        <translation>‮This‬ ‮computer‬ ‮has‬ ‮no‬ ‮device‬ {name!r} ‮that‬ ‮networks‬ ‮can‬ ‮run‬ ‮on.‬</translation>
    </message>
    <message>
        <source>Download the model again, or import the file under another name.</source>
        <translation>‮Download‬ ‮the‬ ‮model‬ ‮again,‬ ‮or‬ ‮import‬ ‮the‬ ‮file‬ ‮under‬ ‮another‬ ‮name.‬</translation>
    </message>
    <message>
        <source>{file} does not hold the weights of the network {name}: {reason}.</source>
        <translation>{file} ‮does‬ ‮not‬ ‮hold‬ ‮the‬ ‮weights‬ ‮of‬ ‮the‬ ‮network‬ {name}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Run `pip install restorer[faces]`.</source>
        <translation>‮Run‬ ‮`pip‬ ‮install‬ ‮restorer[faces]`.‬</translation>
    </message>
    <message>
        <source>This network needs facexlib, which is not installed ({reason}).</source>
        <translation>‮This‬ ‮network‬ ‮needs‬ ‮facexlib,‬ ‮which‬ ‮is‬ ‮not‬ ‮installed‬ ‮(‬{reason}‮).‬</translation>
    </message>
    <message>
        <source>See docs/models.md for the kinds that can be imported.</source>
        <translation>‮See‬ ‮docs/models.md‬ ‮for‬ ‮the‬ ‮kinds‬ ‮that‬ ‮can‬ ‮be‬ ‮imported.‬</translation>
    </message>
    <message>
        <source>Import the file that it was made from.</source>
        <translation>‮Import‬ ‮the‬ ‮file‬ ‮that‬ ‮it‬ ‮was‬ ‮made‬ ‮from.‬</translation>
    </message>
    <message>
        <source>it has an activation of the kind {kind}</source>
        <translation>‮it‬ ‮has‬ ‮an‬ ‮activation‬ ‮of‬ ‮the‬ ‮kind‬ {kind}</translation>
    </message>
    <message>
        <source>it has arithmetic of the kind {kind}</source>
        <translation>‮it‬ ‮has‬ ‮arithmetic‬ ‮of‬ ‮the‬ ‮kind‬ {kind}</translation>
    </message>
    <message>
        <source>This network of ncnn is neither RRDBNet nor Compact: {reason}.</source>
        <translation>‮This‬ ‮network‬ ‮of‬ ‮ncnn‬ ‮is‬ ‮neither‬ ‮RRDBNet‬ ‮nor‬ ‮Compact:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>it has {count} convolutions</source>
        <translation>‮it‬ ‮has‬ {count} ‮convolutions‬</translation>
    </message>
    <message>
        <source>it has a layer of the kind {kind}</source>
        <translation>‮it‬ ‮has‬ ‮a‬ ‮layer‬ ‮of‬ ‮the‬ ‮kind‬ {kind}</translation>
    </message>
    <message>
        <source>Fetch the file again, or ask for a safetensors file.</source>
        <translation>‮Fetch‬ ‮the‬ ‮file‬ ‮again,‬ ‮or‬ ‮ask‬ ‮for‬ ‮a‬ ‮safetensors‬ ‮file.‬</translation>
    </message>
    <message>
        <source>{name} holds no weights.</source>
        <translation>{name} ‮holds‬ ‮no‬ ‮weights.‬</translation>
    </message>
    <message>
        <source>{name} holds more than weights, or is damaged, and was not opened.</source>
        <translation>{name} ‮holds‬ ‮more‬ ‮than‬ ‮weights,‬ ‮or‬ ‮is‬ ‮damaged,‬ ‮and‬ ‮was‬ ‮not‬ ‮opened.‬</translation>
    </message>
    <message>
        <source>{name} cannot be read as weights.</source>
        <translation>{name} ‮cannot‬ ‮be‬ ‮read‬ ‮as‬ ‮weights.‬</translation>
    </message>
    <message>
        <source>The sample photo could not be made: {reason}.</source>
        <translation>‮The‬ ‮sample‬ ‮photo‬ ‮could‬ ‮not‬ ‮be‬ ‮made:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮file‬ {path}‮.‬</translation>
    </message>
    <message>
        <source>A certificate needs its key, and a key its certificate.</source>
        <translation>‮A‬ ‮certificate‬ ‮needs‬ ‮its‬ ‮key,‬ ‮and‬ ‮a‬ ‮key‬ ‮its‬ ‮certificate.‬</translation>
    </message>
    <message>
        <source>Name both.</source>
        <translation>‮Name‬ ‮both.‬</translation>
    </message>
    <message>
        <source>Choose another printer.</source>
        <translation>‮Choose‬ ‮another‬ ‮printer.‬</translation>
    </message>
    <message>
        <source>The printer cannot be used.</source>
        <translation>‮The‬ ‮printer‬ ‮cannot‬ ‮be‬ ‮used.‬</translation>
    </message>
    <message>
        <source>Choose one without \ / : * ? " &lt; &gt; and |.</source>
        <translation>‮Choose‬ ‮one‬ ‮without‬ ‮\‬ ‮/‬ ‮:‬ ‮*‬ ‮?‬ ‮"‬ ‮&lt;‬ ‮&gt;‬ ‮and‬ ‮|.‬</translation>
    </message>
    <message>
        <source>"{name}" cannot be the name of a preset.</source>
        <translation>‮"‬{name}‮"‬ ‮cannot‬ ‮be‬ ‮the‬ ‮name‬ ‮of‬ ‮a‬ ‮preset.‬</translation>
    </message>
    <message>
        <source>There is a preset "{name}" already.</source>
        <translation>‮There‬ ‮is‬ ‮a‬ ‮preset‬ ‮"‬{name}‮"‬ ‮already.‬</translation>
    </message>
    <message>
        <source>"{name}" cannot be read: {reason}.</source>
        <translation>‮"‬{name}‮"‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Copy or scan it again, or restore what is there of it.</source>
        <translation>‮Copy‬ ‮or‬ ‮scan‬ ‮it‬ ‮again,‬ ‮or‬ ‮restore‬ ‮what‬ ‮is‬ ‮there‬ ‮of‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Folders inside of folders were not searched.</source>
        <translation>‮Folders‬ ‮inside‬ ‮of‬ ‮folders‬ ‮were‬ ‮not‬ ‮searched.‬</translation>
    </message>
    <message>
        <source>Name photos, or a list of them.</source>
        <translation>‮Name‬ ‮photos,‬ ‮or‬ ‮a‬ ‮list‬ ‮of‬ ‮them.‬</translation>
    </message>
    <message>
        <source>Close Restorer and start it again.</source>
        <translation>‮Close‬ ‮Restorer‬ ‮and‬ ‮start‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The queue was damaged, and a new, empty one was begun. No photo was touched. Add the photos again.</source>
        <translation>‮The‬ ‮queue‬ ‮was‬ ‮damaged,‬ ‮and‬ ‮a‬ ‮new,‬ ‮empty‬ ‮one‬ ‮was‬ ‮begun.‬ ‮No‬ ‮photo‬ ‮was‬ ‮touched.‬ ‮Add‬ ‮the‬ ‮photos‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Download it: Networks… in the File menu.</source>
        <translation>‮Download‬ ‮it:‬ ‮Networks…‬ ‮in‬ ‮the‬ ‮File‬ ‮menu.‬</translation>
    </message>
    <message>
        <source>Read and accept them once: Networks… in the File menu.</source>
        <translation>‮Read‬ ‮and‬ ‮accept‬ ‮them‬ ‮once:‬ ‮Networks…‬ ‮in‬ ‮the‬ ‮File‬ ‮menu.‬</translation>
    </message>
    <message>
        <source>Only a cluster's workers read those.</source>
        <translation>‮Only‬ ‮a‬ ‮cluster's‬ ‮workers‬ ‮read‬ ‮those.‬</translation>
    </message>
    <message>
        <source>A cluster needs Dask, which is not installed.</source>
        <translation>‮A‬ ‮cluster‬ ‮needs‬ ‮Dask,‬ ‮which‬ ‮is‬ ‮not‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>Check that this computer and the workers see the same folder, then try again.</source>
        <translation>‮Check‬ ‮that‬ ‮this‬ ‮computer‬ ‮and‬ ‮the‬ ‮workers‬ ‮see‬ ‮the‬ ‮same‬ ‮folder,‬ ‮then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Look into the workers' logs: mostly there was too little memory. Then try again.</source>
        <translation>‮Look‬ ‮into‬ ‮the‬ ‮workers'‬ ‮logs:‬ ‮mostly‬ ‮there‬ ‮was‬ ‮too‬ ‮little‬ ‮memory.‬ ‮Then‬ ‮try‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Start the cluster again, then go on.</source>
        <translation>‮Start‬ ‮the‬ ‮cluster‬ ‮again,‬ ‮then‬ ‮go‬ ‮on.‬</translation>
    </message>
    <message>
        <source>Update the driver.</source>
        <translation>‮Update‬ ‮the‬ ‮driver.‬</translation>
    </message>
    <message>
        <source>Nothing was changed. Update the driver.</source>
        <translation>‮Nothing‬ ‮was‬ ‮changed.‬ ‮Update‬ ‮the‬ ‮driver.‬</translation>
    </message>
    <message>
        <source>a JPEG XL</source>
        <translation>‮a‬ ‮JPEG‬ ‮XL‬</translation>
    </message>
    <message>
        <source>a GIMP file</source>
        <translation>‮a‬ ‮GIMP‬ ‮file‬</translation>
    </message>
    <message>
        <source>a JPEG XR</source>
        <translation>‮a‬ ‮JPEG‬ ‮XR‬</translation>
    </message>
    <message>
        <source>a DjVu</source>
        <translation>‮a‬ ‮DjVu‬</translation>
    </message>
    <message>
        <source>is damaged: its GIF data cannot be read to the end</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮GIF‬ ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>Only the first of its {count:,} pictures is read.</source>
        <translation>‮Only‬ ‮the‬ ‮first‬ ‮of‬ ‮its‬ {count:,} ‮pictures‬ ‮is‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Install pi-heif (pip install pi-heif), or convert the photo to JPEG or TIFF.</source>
        <translation>‮Install‬ ‮pi-heif‬ ‮(pip‬ ‮install‬ ‮pi-heif),‬ ‮or‬ ‮convert‬ ‮the‬ ‮photo‬ ‮to‬ ‮JPEG‬ ‮or‬ ‮TIFF.‬</translation>
    </message>
    <message>
        <source>is cut off before all of its colours begin</source>
        <translation>‮is‬ ‮cut‬ ‮off‬ ‮before‬ ‮all‬ ‮of‬ ‮its‬ ‮colours‬ ‮begin‬</translation>
    </message>
    <message>
        <source>is a JPEG 2000 in CIELab, a kind that Restorer does not read</source>
        <translation>‮is‬ ‮a‬ ‮JPEG‬ ‮2000‬ ‮in‬ ‮CIELab,‬ ‮a‬ ‮kind‬ ‮that‬ ‮Restorer‬ ‮does‬ ‮not‬ ‮read‬</translation>
    </message>
    <message>
        <source>is a JPEG 2000 of a rare kind that cannot be read</source>
        <translation>‮is‬ ‮a‬ ‮JPEG‬ ‮2000‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>is damaged: its JPEG 2000 header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮2000‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is cut off or damaged: its JPEG 2000 data cannot be read to the end</source>
        <translation>‮is‬ ‮cut‬ ‮off‬ ‮or‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮2000‬ ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>is a JPEG XL of a rare kind that cannot be read</source>
        <translation>‮is‬ ‮a‬ ‮JPEG‬ ‮XL‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Only the first picture of this animation is read.</source>
        <translation>‮Only‬ ‮the‬ ‮first‬ ‮picture‬ ‮of‬ ‮this‬ ‮animation‬ ‮is‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Its floating-point numbers were mapped to 16 bits.</source>
        <translation>‮Its‬ ‮floating-point‬ ‮numbers‬ ‮were‬ ‮mapped‬ ‮to‬ ‮16‬ ‮bits.‬</translation>
    </message>
    <message>
        <source>is cut off or damaged: its JPEG XL data cannot be read to the end</source>
        <translation>‮is‬ ‮cut‬ ‮off‬ ‮or‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮XL‬ ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>is damaged: its JPEG XL header makes no sense</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮JPEG‬ ‮XL‬ ‮header‬ ‮makes‬ ‮no‬ ‮sense‬</translation>
    </message>
    <message>
        <source>is damaged: its colour profile cannot be read</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮colour‬ ‮profile‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>is a JPEG XL with a colour profile, which cannot be read on this system</source>
        <translation>‮is‬ ‮a‬ ‮JPEG‬ ‮XL‬ ‮with‬ ‮a‬ ‮colour‬ ‮profile,‬ ‮which‬ ‮cannot‬ ‮be‬ ‮read‬ ‮on‬ ‮this‬ ‮system‬</translation>
    </message>
    <message>
        <source>is cut off or damaged: its colour profile cannot be read</source>
        <translation>‮is‬ ‮cut‬ ‮off‬ ‮or‬ ‮damaged:‬ ‮its‬ ‮colour‬ ‮profile‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Only the largest of the page's {count:,} pictures is read.</source>
        <translation>‮Only‬ ‮the‬ ‮largest‬ ‮of‬ ‮the‬ ‮page's‬ {count:,} ‮pictures‬ ‮is‬ ‮read.‬</translation>
    </message>
    <message>
        <source>is a PDF that cannot be opened: it is damaged, or locked with a password</source>
        <translation>‮is‬ ‮a‬ ‮PDF‬ ‮that‬ ‮cannot‬ ‮be‬ ‮opened:‬ ‮it‬ ‮is‬ ‮damaged,‬ ‮or‬ ‮locked‬ ‮with‬ ‮a‬ ‮password‬</translation>
    </message>
    <message>
        <source>Save it without a password in a PDF viewer, or take its pictures out there.</source>
        <translation>‮Save‬ ‮it‬ ‮without‬ ‮a‬ ‮password‬ ‮in‬ ‮a‬ ‮PDF‬ ‮viewer,‬ ‮or‬ ‮take‬ ‮its‬ ‮pictures‬ ‮out‬ ‮there.‬</translation>
    </message>
    <message>
        <source>Restorer takes scanned pictures out of a PDF; text and drawings are not restored.</source>
        <translation>‮Restorer‬ ‮takes‬ ‮scanned‬ ‮pictures‬ ‮out‬ ‮of‬ ‮a‬ ‮PDF;‬ ‮text‬ ‮and‬ ‮drawings‬ ‮are‬ ‮not‬ ‮restored.‬</translation>
    </message>
    <message>
        <source>is damaged: its pictures cannot be read</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮pictures‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>Fill possible marks here</source>
        <translation>‮Fill‬ ‮possible‬ ‮marks‬ ‮here‬</translation>
    </message>
    <message>
        <source>Where all that may be damage is filled, drawn by hand.</source>
        <translation>‮Where‬ ‮all‬ ‮that‬ ‮may‬ ‮be‬ ‮damage‬ ‮is‬ ‮filled,‬ ‮drawn‬ ‮by‬ ‮hand.‬</translation>
    </message>
    <message>
        <source>The code of MAT, which forbids commercial use, is not on this computer.</source>
        <translation>‮The‬ ‮code‬ ‮of‬ ‮MAT,‬ ‮which‬ ‮forbids‬ ‮commercial‬ ‮use,‬ ‮is‬ ‮not‬ ‮on‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>Download the network mat-places512, with which it comes, if you accept its terms.</source>
        <translation>‮Download‬ ‮the‬ ‮network‬ ‮mat-places512,‬ ‮with‬ ‮which‬ ‮it‬ ‮comes,‬ ‮if‬ ‮you‬ ‮accept‬ ‮its‬ ‮terms.‬</translation>
    </message>
    <message>
        <source>Choose another folder or other names for results in the settings.</source>
        <translation>‮Choose‬ ‮another‬ ‮folder‬ ‮or‬ ‮other‬ ‮names‬ ‮for‬ ‮results‬ ‮in‬ ‮the‬ ‮settings.‬</translation>
    </message>
    <message>
        <source>"{name}" is no result of this photo.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮no‬ ‮result‬ ‮of‬ ‮this‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>has no scanned picture on page {number}</source>
        <translation>‮has‬ ‮no‬ ‮scanned‬ ‮picture‬ ‮on‬ ‮page‬ {number}</translation>
    </message>
    <message>
        <source>holds a {name} picture of a rare kind that cannot be read</source>
        <translation>‮holds‬ ‮a‬ {name} ‮picture‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>is damaged: its {name} data cannot be read to the end</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ {name} ‮data‬ ‮cannot‬ ‮be‬ ‮read‬ ‮to‬ ‮the‬ ‮end‬</translation>
    </message>
    <message>
        <source>holds layers, and no flat picture of them</source>
        <translation>‮holds‬ ‮layers,‬ ‮and‬ ‮no‬ ‮flat‬ ‮picture‬ ‮of‬ ‮them‬</translation>
    </message>
    <message>
        <source>is damaged: its palette is not there</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮palette‬ ‮is‬ ‮not‬ ‮there‬</translation>
    </message>
    <message>
        <source>is a Photoshop file of a kind that is not read ({bits} bits)</source>
        <translation>‮is‬ ‮a‬ ‮Photoshop‬ ‮file‬ ‮of‬ ‮a‬ ‮kind‬ ‮that‬ ‮is‬ ‮not‬ ‮read‬ ‮(‬{bits} ‮bits)‬</translation>
    </message>
    <message>
        <source>is a Photoshop file whose flat picture is packed in a way that is not read</source>
        <translation>‮is‬ ‮a‬ ‮Photoshop‬ ‮file‬ ‮whose‬ ‮flat‬ ‮picture‬ ‮is‬ ‮packed‬ ‮in‬ ‮a‬ ‮way‬ ‮that‬ ‮is‬ ‮not‬ ‮read‬</translation>
    </message>
    <message>
        <source>is damaged: its pixels cannot be unpacked</source>
        <translation>‮is‬ ‮damaged:‬ ‮its‬ ‮pixels‬ ‮cannot‬ ‮be‬ ‮unpacked‬</translation>
    </message>
    <message>
        <source>Install what develops it: pip install 'restorer[raw]'. Or develop it to a 16-bit TIFF with the camera's program or darktable.</source>
        <translation>‮Install‬ ‮what‬ ‮develops‬ ‮it:‬ ‮pip‬ ‮install‬ ‮'restorer[raw]'.‬ ‮Or‬ ‮develop‬ ‮it‬ ‮to‬ ‮a‬ ‮16-bit‬ ‮TIFF‬ ‮with‬ ‮the‬ ‮camera's‬ ‮program‬ ‮or‬ ‮darktable.‬</translation>
    </message>
    <message>
        <source>is a camera's raw file that cannot be developed: it is damaged, or of a camera that is not known</source>
        <translation>‮is‬ ‮a‬ ‮camera's‬ ‮raw‬ ‮file‬ ‮that‬ ‮cannot‬ ‮be‬ ‮developed:‬ ‮it‬ ‮is‬ ‮damaged,‬ ‮or‬ ‮of‬ ‮a‬ ‮camera‬ ‮that‬ ‮is‬ ‮not‬ ‮known‬</translation>
    </message>
    <message>
        <source>is damaged or cut off: its raw data cannot be developed</source>
        <translation>‮is‬ ‮damaged‬ ‮or‬ ‮cut‬ ‮off:‬ ‮its‬ ‮raw‬ ‮data‬ ‮cannot‬ ‮be‬ ‮developed‬</translation>
    </message>
    <message>
        <source>is a TIFF of a rare kind that cannot be read</source>
        <translation>‮is‬ ‮a‬ ‮TIFF‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>is damaged, or a TIFF of a rare kind that cannot be read</source>
        <translation>‮is‬ ‮damaged,‬ ‮or‬ ‮a‬ ‮TIFF‬ ‮of‬ ‮a‬ ‮rare‬ ‮kind‬ ‮that‬ ‮cannot‬ ‮be‬ ‮read‬</translation>
    </message>
    <message>
        <source>A contact sheet needs photos.</source>
        <translation>‮A‬ ‮contact‬ ‮sheet‬ ‮needs‬ ‮photos.‬</translation>
    </message>
    <message>
        <source>A contact sheet has from 1 to 50 columns and rows.</source>
        <translation>‮A‬ ‮contact‬ ‮sheet‬ ‮has‬ ‮from‬ ‮1‬ ‮to‬ ‮50‬ ‮columns‬ ‮and‬ ‮rows.‬</translation>
    </message>
    <message>
        <source>A contact sheet has 30 to 1,200 pixels an inch, and paper of 20 to 2,000 mm.</source>
        <translation>‮A‬ ‮contact‬ ‮sheet‬ ‮has‬ ‮30‬ ‮to‬ ‮1,200‬ ‮pixels‬ ‮an‬ ‮inch,‬ ‮and‬ ‮paper‬ ‮of‬ ‮20‬ ‮to‬ ‮2,000‬ ‮mm.‬</translation>
    </message>
    <message>
        <source>"{name}" is one of the photos, and those are never changed.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮one‬ ‮of‬ ‮the‬ ‮photos,‬ ‮and‬ ‮those‬ ‮are‬ ‮never‬ ‮changed.‬</translation>
    </message>
    <message>
        <source>Choose a {formats} or {last}.</source>
        <translation>‮Choose‬ ‮a‬ {formats} ‮or‬ {last}‮.‬</translation>
    </message>
    <message>
        <source>Choose the mask once more, as a PNG of the photo's size.</source>
        <translation>‮Choose‬ ‮the‬ ‮mask‬ ‮once‬ ‮more,‬ ‮as‬ ‮a‬ ‮PNG‬ ‮of‬ ‮the‬ ‮photo's‬ ‮size.‬</translation>
    </message>
    <message>
        <source>The mask cannot be read.</source>
        <translation>‮The‬ ‮mask‬ ‮cannot‬ ‮be‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Install it: pip install 'restorer[cluster]'</source>
        <translation>‮Install‬ ‮it:‬ ‮pip‬ ‮install‬ ‮'restorer[cluster]'‬</translation>
    </message>
    <message>
        <source>Start a scheduler there: dask scheduler. Versions of Dask must be alike.</source>
        <translation>‮Start‬ ‮a‬ ‮scheduler‬ ‮there:‬ ‮dask‬ ‮scheduler.‬ ‮Versions‬ ‮of‬ ‮Dask‬ ‮must‬ ‮be‬ ‮alike.‬</translation>
    </message>
    <message>
        <source>{address} cannot be reached: {reason}.</source>
        <translation>{address} ‮cannot‬ ‮be‬ ‮reached:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Write tcp://host:8786, or local:4 for four workers on this computer.</source>
        <translation>‮Write‬ ‮tcp://host:8786,‬ ‮or‬ ‮local:4‬ ‮for‬ ‮four‬ ‮workers‬ ‮on‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>Write the folder here, =, and the same folder on the workers: /mnt/a=/data/a.</source>
        <translation>‮Write‬ ‮the‬ ‮folder‬ ‮here,‬ ‮=,‬ ‮and‬ ‮the‬ ‮same‬ ‮folder‬ ‮on‬ ‮the‬ ‮workers:‬ ‮/mnt/a=/data/a.‬</translation>
    </message>
    <message>
        <source>Write local:4, for four.</source>
        <translation>‮Write‬ ‮local:4,‬ ‮for‬ ‮four.‬</translation>
    </message>
    <message>
        <source>{text!r} is no address of a Dask scheduler.</source>
        <translation>{text!r} ‮is‬ ‮no‬ ‮address‬ ‮of‬ ‮a‬ ‮Dask‬ ‮scheduler.‬</translation>
    </message>
    <message>
        <source>{mapping!r} maps no folder.</source>
        <translation>{mapping!r} ‮maps‬ ‮no‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>{text!r} names no number of workers.</source>
        <translation>{text!r} ‮names‬ ‮no‬ ‮number‬ ‮of‬ ‮workers.‬</translation>
    </message>
    <message>
        <source>Retry it.</source>
        <translation>‮Retry‬ ‮it.‬</translation>
    </message>
    <message>
        <source>The result of {worker} did not arrive whole.</source>
        <translation>‮The‬ ‮result‬ ‮of‬ {worker} ‮did‬ ‮not‬ ‮arrive‬ ‮whole.‬</translation>
    </message>
    <message>
        <source>The result of {worker} did not arrive in {folder}.</source>
        <translation>‮The‬ ‮result‬ ‮of‬ {worker} ‮did‬ ‮not‬ ‮arrive‬ ‮in‬ {folder}‮.‬</translation>
    </message>
    <message>
        <source>Every worker that had this photo in hand died.</source>
        <translation>‮Every‬ ‮worker‬ ‮that‬ ‮had‬ ‮this‬ ‮photo‬ ‮in‬ ‮hand‬ ‮died.‬</translation>
    </message>
    <message>
        <source>Install the same version there as here: pip install 'restorer[cluster]'</source>
        <translation>‮Install‬ ‮the‬ ‮same‬ ‮version‬ ‮there‬ ‮as‬ ‮here:‬ ‮pip‬ ‮install‬ ‮'restorer[cluster]'‬</translation>
    </message>
    <message>
        <source>A worker cannot load Restorer: {reason}.</source>
        <translation>‮A‬ ‮worker‬ ‮cannot‬ ‮load‬ ‮Restorer:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>No worker can restore these photos: {address} says that {reason}.</source>
        <translation>‮No‬ ‮worker‬ ‮can‬ ‮restore‬ ‮these‬ ‮photos:‬ {address} ‮says‬ ‮that‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The cluster's scheduler has gone.</source>
        <translation>‮The‬ ‮cluster's‬ ‮scheduler‬ ‮has‬ ‮gone.‬</translation>
    </message>
    <message>
        <source>Give the workers the same Restorer, the same models and the same folders as this computer.</source>
        <translation>‮Give‬ ‮the‬ ‮workers‬ ‮the‬ ‮same‬ ‮Restorer,‬ ‮the‬ ‮same‬ ‮models‬ ‮and‬ ‮the‬ ‮same‬ ‮folders‬ ‮as‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>it has Restorer {mine}, and {wanted} is needed</source>
        <translation>‮it‬ ‮has‬ ‮Restorer‬ {mine}‮,‬ ‮and‬ {wanted} ‮is‬ ‮needed‬</translation>
    </message>
    <message>
        <source>its steps are other ones, though its version is the same</source>
        <translation>‮its‬ ‮steps‬ ‮are‬ ‮other‬ ‮ones,‬ ‮though‬ ‮its‬ ‮version‬ ‮is‬ ‮the‬ ‮same‬</translation>
    </message>
    <message>
        <source>it has no models</source>
        <translation>‮it‬ ‮has‬ ‮no‬ ‮models‬</translation>
    </message>
    <message>
        <source>its model {model} has other weights</source>
        <translation>‮its‬ ‮model‬ {model} ‮has‬ ‮other‬ ‮weights‬</translation>
    </message>
    <message>
        <source>{reason} {hint}</source>
        <translation>{reason} {hint}</translation>
    </message>
    <message>
        <source>The worker's own folder held a result already.</source>
        <translation>‮The‬ ‮worker's‬ ‮own‬ ‮folder‬ ‮held‬ ‮a‬ ‮result‬ ‮already.‬</translation>
    </message>
    <message>
        <source>{source} is not there for it</source>
        <translation>{source} ‮is‬ ‮not‬ ‮there‬ ‮for‬ ‮it‬</translation>
    </message>
    <message>
        <source>The comparison was broken off; the networks may be too large for the memory.</source>
        <translation>‮The‬ ‮comparison‬ ‮was‬ ‮broken‬ ‮off;‬ ‮the‬ ‮networks‬ ‮may‬ ‮be‬ ‮too‬ ‮large‬ ‮for‬ ‮the‬ ‮memory.‬</translation>
    </message>
    <message>
        <source>Close other programs, or compare a smaller part.</source>
        <translation>‮Close‬ ‮other‬ ‮programs,‬ ‮or‬ ‮compare‬ ‮a‬ ‮smaller‬ ‮part.‬</translation>
    </message>
    <message>
        <source>Compare the others.</source>
        <translation>‮Compare‬ ‮the‬ ‮others.‬</translation>
    </message>
    <message>
        <source>The comparison failed: {reason}.</source>
        <translation>‮The‬ ‮comparison‬ ‮failed:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Addresses need a package of their own: s3fs for s3://, paramiko for sftp://, smbprotocol for smb://.</source>
        <translation>‮Addresses‬ ‮need‬ ‮a‬ ‮package‬ ‮of‬ ‮their‬ ‮own:‬ ‮s3fs‬ ‮for‬ ‮s3://,‬ ‮paramiko‬ ‮for‬ ‮sftp://,‬ ‮smbprotocol‬ ‮for‬ ‮smb://.‬</translation>
    </message>
    <message>
        <source>Check the address, the access and the network, then retry.</source>
        <translation>‮Check‬ ‮the‬ ‮address,‬ ‮the‬ ‮access‬ ‮and‬ ‮the‬ ‮network,‬ ‮then‬ ‮retry.‬</translation>
    </message>
    <message>
        <source>{address} cannot be used: fsspec is not installed.</source>
        <translation>{address} ‮cannot‬ ‮be‬ ‮used:‬ ‮fsspec‬ ‮is‬ ‮not‬ ‮installed.‬</translation>
    </message>
    <message>
        <source>{address} cannot be used: {reason}.</source>
        <translation>{address} ‮cannot‬ ‮be‬ ‮used:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Name a result that Restorer wrote.</source>
        <translation>‮Name‬ ‮a‬ ‮result‬ ‮that‬ ‮Restorer‬ ‮wrote.‬</translation>
    </message>
    <message>
        <source>"{name}" has no version {version!r}.</source>
        <translation>‮"‬{name}‮"‬ ‮has‬ ‮no‬ ‮version‬ {version!r}‮.‬</translation>
    </message>
    <message>
        <source>It has: {numbers}.</source>
        <translation>‮It‬ ‮has:‬ {numbers}‮.‬</translation>
    </message>
    <message>
        <source>A recipe that is kept needs a name.</source>
        <translation>‮A‬ ‮recipe‬ ‮that‬ ‮is‬ ‮kept‬ ‮needs‬ ‮a‬ ‮name.‬</translation>
    </message>
    <message>
        <source>Choose a name by which it can be found.</source>
        <translation>‮Choose‬ ‮a‬ ‮name‬ ‮by‬ ‮which‬ ‮it‬ ‮can‬ ‮be‬ ‮found.‬</translation>
    </message>
    <message>
        <source>Name that version instead.</source>
        <translation>‮Name‬ ‮that‬ ‮version‬ ‮instead.‬</translation>
    </message>
    <message>
        <source>This version is a recipe, by which nothing was restored yet.</source>
        <translation>‮This‬ ‮version‬ ‮is‬ ‮a‬ ‮recipe,‬ ‮by‬ ‮which‬ ‮nothing‬ ‮was‬ ‮restored‬ ‮yet.‬</translation>
    </message>
    <message>
        <source>Use its recipe, and restore the photo by it.</source>
        <translation>‮Use‬ ‮its‬ ‮recipe,‬ ‮and‬ ‮restore‬ ‮the‬ ‮photo‬ ‮by‬ ‮it.‬</translation>
    </message>
    <message>
        <source>This version is the one that is kept.</source>
        <translation>‮This‬ ‮version‬ ‮is‬ ‮the‬ ‮one‬ ‮that‬ ‮is‬ ‮kept.‬</translation>
    </message>
    <message>
        <source>Keep another one first.</source>
        <translation>‮Keep‬ ‮another‬ ‮one‬ ‮first.‬</translation>
    </message>
    <message>
        <source>Choose a name that is no number, and that no other version has.</source>
        <translation>‮Choose‬ ‮a‬ ‮name‬ ‮that‬ ‮is‬ ‮no‬ ‮number,‬ ‮and‬ ‮that‬ ‮no‬ ‮other‬ ‮version‬ ‮has.‬</translation>
    </message>
    <message>
        <source>"{name}" is not there.</source>
        <translation>‮"‬{name}‮"‬ ‮is‬ ‮not‬ ‮there.‬</translation>
    </message>
    <message>
        <source>This is the recipe of version {called} already.</source>
        <translation>‮This‬ ‮is‬ ‮the‬ ‮recipe‬ ‮of‬ ‮version‬ {called} ‮already.‬</translation>
    </message>
    <message>
        <source>"{name}" cannot be the name of a version.</source>
        <translation>‮"‬{name}‮"‬ ‮cannot‬ ‮be‬ ‮the‬ ‮name‬ ‮of‬ ‮a‬ ‮version.‬</translation>
    </message>
    <message>
        <source>This job cannot be read: {reason}.</source>
        <translation>‮This‬ ‮job‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The queue {name} cannot be used: {reason}.</source>
        <translation>‮The‬ ‮queue‬ {name} ‮cannot‬ ‮be‬ ‮used:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The queue {name} is held by another program.</source>
        <translation>‮The‬ ‮queue‬ {name} ‮is‬ ‮held‬ ‮by‬ ‮another‬ ‮program.‬</translation>
    </message>
    <message>
        <source>There is no room on the disk of the queue {name}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮room‬ ‮on‬ ‮the‬ ‮disk‬ ‮of‬ ‮the‬ ‮queue‬ {name}‮.‬</translation>
    </message>
    <message>
        <source>The queue {name} is damaged.</source>
        <translation>‮The‬ ‮queue‬ {name} ‮is‬ ‮damaged.‬</translation>
    </message>
    <message>
        <source>The queue {name} cannot be written.</source>
        <translation>‮The‬ ‮queue‬ {name} ‮cannot‬ ‮be‬ ‮written.‬</translation>
    </message>
    <message>
        <source>The queue {path!r} was made by a newer Restorer.</source>
        <translation>‮The‬ ‮queue‬ {path!r} ‮was‬ ‮made‬ ‮by‬ ‮a‬ ‮newer‬ ‮Restorer.‬</translation>
    </message>
    <message>
        <source>A new queue cannot be made at {path!r}: {reason}.</source>
        <translation>‮A‬ ‮new‬ ‮queue‬ ‮cannot‬ ‮be‬ ‮made‬ ‮at‬ {path!r}‮:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The damaged queue {path!r} cannot be set aside: {reason}.</source>
        <translation>‮The‬ ‮damaged‬ ‮queue‬ {path!r} ‮cannot‬ ‮be‬ ‮set‬ ‮aside:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The queue {path!r} is damaged, and another Restorer still uses it.</source>
        <translation>‮The‬ ‮queue‬ {path!r} ‮is‬ ‮damaged,‬ ‮and‬ ‮another‬ ‮Restorer‬ ‮still‬ ‮uses‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Job {job_id} cannot go from running to {state}.</source>
        <translation>‮Job‬ {job_id} ‮cannot‬ ‮go‬ ‮from‬ ‮running‬ ‮to‬ {state}‮.‬</translation>
    </message>
    <message>
        <source>Job {job_id} is {state}, or run by another Restorer: it cannot be changed from here.</source>
        <translation>‮Job‬ {job_id} ‮is‬ {state}‮,‬ ‮or‬ ‮run‬ ‮by‬ ‮another‬ ‮Restorer:‬ ‮it‬ ‮cannot‬ ‮be‬ ‮changed‬ ‮from‬ ‮here.‬</translation>
    </message>
    <message>
        <source>Files in {parent!r} cannot be locked: {reason}.</source>
        <translation>‮Files‬ ‮in‬ {parent!r} ‮cannot‬ ‮be‬ ‮locked:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The folder {parent!r} cannot be written: {reason}.</source>
        <translation>‮The‬ ‮folder‬ {parent!r} ‮cannot‬ ‮be‬ ‮written:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Nothing changed since the result of {when}.</source>
        <translation>‮Nothing‬ ‮changed‬ ‮since‬ ‮the‬ ‮result‬ ‮of‬ {when}‮.‬</translation>
    </message>
    <message>
        <source>Nothing changed since version "{name}".</source>
        <translation>‮Nothing‬ ‮changed‬ ‮since‬ ‮version‬ ‮"‬{name}‮".‬</translation>
    </message>
    <message>
        <source>"{name}" could not be restored: {reason}.</source>
        <translation>‮"‬{name}‮"‬ ‮could‬ ‮not‬ ‮be‬ ‮restored:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Close other programs, or fetch the file again.</source>
        <translation>‮Close‬ ‮other‬ ‮programs,‬ ‮or‬ ‮fetch‬ ‮the‬ ‮file‬ ‮again.‬</translation>
    </message>
    <message>
        <source>{name} could not be read; it may be too large for the memory.</source>
        <translation>{name} ‮could‬ ‮not‬ ‮be‬ ‮read;‬ ‮it‬ ‮may‬ ‮be‬ ‮too‬ ‮large‬ ‮for‬ ‮the‬ ‮memory.‬</translation>
    </message>
    <message>
        <source>Compare networks that make a picture.</source>
        <translation>‮Compare‬ ‮networks‬ ‮that‬ ‮make‬ ‮a‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>Give it as X,Y,WIDTH,HEIGHT in pixels of the photo.</source>
        <translation>‮Give‬ ‮it‬ ‮as‬ ‮X,Y,WIDTH,HEIGHT‬ ‮in‬ ‮pixels‬ ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>{model} cannot be compared by itself: it is for {task}.</source>
        <translation>{model} ‮cannot‬ ‮be‬ ‮compared‬ ‮by‬ ‮itself:‬ ‮it‬ ‮is‬ ‮for‬ {task}‮.‬</translation>
    </message>
    <message>
        <source>The region does not lie inside the photo of {width} x {height} pixels.</source>
        <translation>‮The‬ ‮region‬ ‮does‬ ‮not‬ ‮lie‬ ‮inside‬ ‮the‬ ‮photo‬ ‮of‬ {width} ‮x‬ {height} ‮pixels.‬</translation>
    </message>
    <message>
        <source>The step {step} made nothing.</source>
        <translation>‮The‬ ‮step‬ {step} ‮made‬ ‮nothing.‬</translation>
    </message>
    <message>
        <source>{source} or its result lies at an address.</source>
        <translation>{source} ‮or‬ ‮its‬ ‮result‬ ‮lies‬ ‮at‬ ‮an‬ ‮address.‬</translation>
    </message>
    <message>
        <source>It was cut off: its last {count:,} rows of pixels are not there.</source>
        <translation>‮It‬ ‮was‬ ‮cut‬ ‮off:‬ ‮its‬ ‮last‬ {count:,} ‮rows‬ ‮of‬ ‮pixels‬ ‮are‬ ‮not‬ ‮there.‬</translation>
    </message>
    <message>
        <source>The networks that come with Restorer are not here.</source>
        <translation>‮The‬ ‮networks‬ ‮that‬ ‮come‬ ‮with‬ ‮Restorer‬ ‮are‬ ‮not‬ ‮here.‬</translation>
    </message>
    <message>
        <source>Update its driver.</source>
        <translation>‮Update‬ ‮its‬ ‮driver.‬</translation>
    </message>
    <message>
        <source>{device} computes wrongly ({db:.1f} dB).</source>
        <translation>{device} ‮computes‬ ‮wrongly‬ ‮(‬{db:.1f} ‮dB).‬</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made: {reason}.</source>
        <translation>‮The‬ ‮folder‬ {path} ‮cannot‬ ‮be‬ ‮made:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{source}" changed while it was worked on.</source>
        <translation>‮"‬{source}‮"‬ ‮changed‬ ‮while‬ ‮it‬ ‮was‬ ‮worked‬ ‮on.‬</translation>
    </message>
    <message>
        <source>"{source}" cannot be read: {reason}.</source>
        <translation>‮"‬{source}‮"‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>"{source}" is not there any more.</source>
        <translation>‮"‬{source}‮"‬ ‮is‬ ‮not‬ ‮there‬ ‮any‬ ‮more.‬</translation>
    </message>
    <message>
        <source>The model's card {path} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮model's‬ ‮card‬ {path} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The model's card {name} is not usable: {reason}.</source>
        <translation>‮The‬ ‮model's‬ ‮card‬ {name} ‮is‬ ‮not‬ ‮usable:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>There is no model {model_id!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮model‬ {model_id!r}‮.‬</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>‮There‬ ‮are:‬ {known}‮.‬</translation>
    </message>
    <message>
        <source>The model {model_id} has no card: {name} is missing.</source>
        <translation>‮The‬ ‮model‬ {model_id} ‮has‬ ‮no‬ ‮card:‬ {name} ‮is‬ ‮missing.‬</translation>
    </message>
    <message>
        <source>The model file {name} is not the one that the catalogue names (its size or sha256 differs).</source>
        <translation>‮The‬ ‮model‬ ‮file‬ {name} ‮is‬ ‮not‬ ‮the‬ ‮one‬ ‮that‬ ‮the‬ ‮catalogue‬ ‮names‬ ‮(its‬ ‮size‬ ‮or‬ ‮sha256‬ ‮differs).‬</translation>
    </message>
    <message>
        <source>It was not loaded and is kept as {aside}. Download or import the model again.</source>
        <translation>‮It‬ ‮was‬ ‮not‬ ‮loaded‬ ‮and‬ ‮is‬ ‮kept‬ ‮as‬ {aside}‮.‬ ‮Download‬ ‮or‬ ‮import‬ ‮the‬ ‮model‬ ‮again.‬</translation>
    </message>
    <message>
        <source>The model file {name} is not the one that its card names (its size or sha256 differs).</source>
        <translation>‮The‬ ‮model‬ ‮file‬ {name} ‮is‬ ‮not‬ ‮the‬ ‮one‬ ‮that‬ ‮its‬ ‮card‬ ‮names‬ ‮(its‬ ‮size‬ ‮or‬ ‮sha256‬ ‮differs).‬</translation>
    </message>
    <message>
        <source>The model {model} comes with Restorer and stays.</source>
        <translation>‮The‬ ‮model‬ {model} ‮comes‬ ‮with‬ ‮Restorer‬ ‮and‬ ‮stays.‬</translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation>‮The‬ ‮model‬ {model} ‮is‬ ‮not‬ ‮on‬ ‮this‬ ‮computer.‬</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read: {reason}.</source>
        <translation>‮The‬ ‮model‬ ‮file‬ {path} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The model {model} cannot be removed: {reason}.</source>
        <translation>‮The‬ ‮model‬ {model} ‮cannot‬ ‮be‬ ‮removed:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Remove {home}.</source>
        <translation>‮Remove‬ {home}‮.‬</translation>
    </message>
    <message>
        <source>A model {model!r} is here already.</source>
        <translation>‮A‬ ‮model‬ {model!r} ‮is‬ ‮here‬ ‮already.‬</translation>
    </message>
    <message>
        <source>{name} cannot be imported: {reason}.</source>
        <translation>{name} ‮cannot‬ ‮be‬ ‮imported:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>The disk of {folder} has no room for {name}.</source>
        <translation>‮The‬ ‮disk‬ ‮of‬ {folder} ‮has‬ ‮no‬ ‮room‬ ‮for‬ {name}‮.‬</translation>
    </message>
    <message>
        <source>Put both into one folder under the same name.</source>
        <translation>‮Put‬ ‮both‬ ‮into‬ ‮one‬ ‮folder‬ ‮under‬ ‮the‬ ‮same‬ ‮name.‬</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>‮Fetch‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>{name} needs {weights} beside it: one of the two is not there.</source>
        <translation>{name} ‮needs‬ {weights} ‮beside‬ ‮it:‬ ‮one‬ ‮of‬ ‮the‬ ‮two‬ ‮is‬ ‮not‬ ‮there.‬</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>It was not loaded. Copy it again, or download the model.</source>
        <translation>‮It‬ ‮was‬ ‮not‬ ‮loaded.‬ ‮Copy‬ ‮it‬ ‮again,‬ ‮or‬ ‮download‬ ‮the‬ ‮model.‬</translation>
    </message>
    <message>
        <source>The model file {path} is not the one that the catalogue names.</source>
        <translation>‮The‬ ‮model‬ ‮file‬ {path} ‮is‬ ‮not‬ ‮the‬ ‮one‬ ‮that‬ ‮the‬ ‮catalogue‬ ‮names.‬</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>‮Import‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>{name} is no network of ncnn that can be read: {reason}.</source>
        <translation>{name} ‮is‬ ‮no‬ ‮network‬ ‮of‬ ‮ncnn‬ ‮that‬ ‮can‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Choose a mask of the original's size.</source>
        <translation>‮Choose‬ ‮a‬ ‮mask‬ ‮of‬ ‮the‬ ‮original's‬ ‮size.‬</translation>
    </message>
    <message>
        <source>The mask has {width} x {height} pixels, and the photo {photo_width} x {photo_height}.</source>
        <translation>‮The‬ ‮mask‬ ‮has‬ {width} ‮x‬ {height} ‮pixels,‬ ‮and‬ ‮the‬ ‮photo‬ {photo_width} ‮x‬ {photo_height}‮.‬</translation>
    </message>
    <message>
        <source>Choose one that is for this step: docs/models.md lists them.</source>
        <translation>‮Choose‬ ‮one‬ ‮that‬ ‮is‬ ‮for‬ ‮this‬ ‮step:‬ ‮docs/models.md‬ ‮lists‬ ‮them.‬</translation>
    </message>
    <message>
        <source>The network {model} is for {its_task}, not for {task}.</source>
        <translation>‮The‬ ‮network‬ {model} ‮is‬ ‮for‬ {its_task}‮,‬ ‮not‬ ‮for‬ {task}‮.‬</translation>
    </message>
    <message>
        <source>This recipe has version {version}, and this Restorer reads up to {newest}.</source>
        <translation>‮This‬ ‮recipe‬ ‮has‬ ‮version‬ {version}‮,‬ ‮and‬ ‮this‬ ‮Restorer‬ ‮reads‬ ‮up‬ ‮to‬ {newest}‮.‬</translation>
    </message>
    <message>
        <source>This recipe cannot be read: {reason}.</source>
        <translation>‮This‬ ‮recipe‬ ‮cannot‬ ‮be‬ ‮read:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>{spelled} takes a {type}, not {value!r}.</source>
        <translation>{spelled} ‮takes‬ ‮a‬ {type}‮,‬ ‮not‬ {value!r}‮.‬</translation>
    </message>
    <message>
        <source>{spelled} cannot be {value!r}.</source>
        <translation>{spelled} ‮cannot‬ ‮be‬ {value!r}‮.‬</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>‮Choose‬ ‮one‬ ‮of:‬ {choices}‮.‬</translation>
    </message>
    <message>
        <source>The steps are: {names}.</source>
        <translation>‮The‬ ‮steps‬ ‮are:‬ {names}‮.‬</translation>
    </message>
    <message>
        <source>The step {step} has no setting called {name!r}.</source>
        <translation>‮The‬ ‮step‬ {step} ‮has‬ ‮no‬ ‮setting‬ ‮called‬ {name!r}‮.‬</translation>
    </message>
    <message>
        <source>It has: {known}.</source>
        <translation>‮It‬ ‮has:‬ {known}‮.‬</translation>
    </message>
    <message>
        <source>Choose a number from {low} to {high}.</source>
        <translation>‮Choose‬ ‮a‬ ‮number‬ ‮from‬ {low} ‮to‬ {high}‮.‬</translation>
    </message>
    <message>
        <source>There is no step called {step_id!r}.</source>
        <translation>‮There‬ ‮is‬ ‮no‬ ‮step‬ ‮called‬ {step_id!r}‮.‬</translation>
    </message>
    <message>
        <source>Took the dots of print off.</source>
        <translation>‮Took‬ ‮the‬ ‮dots‬ ‮of‬ ‮print‬ ‮off.‬</translation>
    </message>
    <message>
        <source>Write hints as {spelled}.</source>
        <translation>‮Write‬ ‮hints‬ ‮as‬ {spelled}‮.‬</translation>
    </message>
    <message>
        <source>{item!r} is no colour hint.</source>
        <translation>{item!r} ‮is‬ ‮no‬ ‮colour‬ ‮hint.‬</translation>
    </message>
    <message>
        <source>The colour hints are not JSON: {reason}.</source>
        <translation>‮The‬ ‮colour‬ ‮hints‬ ‮are‬ ‮not‬ ‮JSON:‬ {reason}‮.‬</translation>
    </message>
    <message>
        <source>Choose the reference photo once more.</source>
        <translation>‮Choose‬ ‮the‬ ‮reference‬ ‮photo‬ ‮once‬ ‮more.‬</translation>
    </message>
    <message>
        <source>Choose one in colour.</source>
        <translation>‮Choose‬ ‮one‬ ‮in‬ ‮colour.‬</translation>
    </message>
    <message>
        <source>The reference photo has no colours to lend.</source>
        <translation>‮The‬ ‮reference‬ ‮photo‬ ‮has‬ ‮no‬ ‮colours‬ ‮to‬ ‮lend.‬</translation>
    </message>
    <message>
        <source>The reference photo cannot be read.</source>
        <translation>‮The‬ ‮reference‬ ‮photo‬ ‮cannot‬ ‮be‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Coloured at {strength:.0%} with {model}.</source>
        <translation>‮Coloured‬ ‮at‬ {strength:.0%} ‮with‬ {model}‮.‬</translation>
    </message>
    <message>
        <source>switched off by hand</source>
        <translation>‮switched‬ ‮off‬ ‮by‬ ‮hand‬</translation>
    </message>
    <message>
        <source>it is to stay as it is</source>
        <translation>‮it‬ ‮is‬ ‮to‬ ‮stay‬ ‮as‬ ‮it‬ ‮is‬</translation>
    </message>
    <message>
        <source>{parts}.</source>
        <translation>{parts}‮.‬</translation>
    </message>
    <message>
        <source>{count:,} faces</source>
        <translation>{count:,} ‮faces‬</translation>
    </message>
    <message>
        <source>{faces} left as it was: {outcome}</source>
        <translation>{faces} ‮left‬ ‮as‬ ‮it‬ ‮was:‬ {outcome}</translation>
    </message>
    <message>
        <source>{faces} left as they were: {outcome}</source>
        <translation>{faces} ‮left‬ ‮as‬ ‮they‬ ‮were:‬ {outcome}</translation>
    </message>
    <message>
        <source>looks like an old print ({signs})</source>
        <translation>‮looks‬ ‮like‬ ‮an‬ ‮old‬ ‮print‬ ‮(‬{signs}‮)‬</translation>
    </message>
    <message>
        <source>Filled what was painted, {share:.2%} of the photo.</source>
        <translation>‮Filled‬ ‮what‬ ‮was‬ ‮painted,‬ {share:.2%} ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>{count:,} scratches</source>
        <translation>{count:,} ‮scratches‬</translation>
    </message>
    <message>
        <source>{count:,} specks</source>
        <translation>{count:,} ‮specks‬</translation>
    </message>
    <message>
        <source>Filled {lines} and {specks}, {share:.2%} of the photo.</source>
        <translation>‮Filled‬ {lines} ‮and‬ {specks}‮,‬ {share:.2%} ‮of‬ ‮the‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>{count:,} damaged places are too wide to be filled.</source>
        <translation>{count:,} ‮damaged‬ ‮places‬ ‮are‬ ‮too‬ ‮wide‬ ‮to‬ ‮be‬ ‮filled.‬</translation>
    </message>
    <message>
        <source>{count:,} marks that may be damage were left.</source>
        <translation>{count:,} ‮marks‬ ‮that‬ ‮may‬ ‮be‬ ‮damage‬ ‮were‬ ‮left.‬</translation>
    </message>
    <message>
        <source>{spelled!r} names no setting.</source>
        <translation>{spelled!r} ‮names‬ ‮no‬ ‮setting.‬</translation>
    </message>
    <message>
        <source>Took stains off {share:.1%} of the picture.</source>
        <translation>‮Took‬ ‮stains‬ ‮off‬ {share:.1%} ‮of‬ ‮the‬ ‮picture.‬</translation>
    </message>
    <message>
        <source>{what:capitalized}.</source>
        <translation>{what:capitalized}‮.‬</translation>
    </message>
    <message>
        <source>Border cut: {sides}.</source>
        <translation>‮Border‬ ‮cut:‬ {sides}‮.‬</translation>
    </message>
    <message>
        <source>turned by {degrees:.1f}°</source>
        <translation>‮turned‬ ‮by‬ {degrees:.1f}‮°‬</translation>
    </message>
    <message>
        <source>cut from {width} x {height} to {new_width} x {new_height}</source>
        <translation>‮cut‬ ‮from‬ {width} ‮x‬ {height} ‮to‬ {new_width} ‮x‬ {new_height}</translation>
    </message>
    <message>
        <source>{left} px left</source>
        <translation>{left} ‮px‬ ‮left‬</translation>
    </message>
    <message>
        <source>{top} px top</source>
        <translation>{top} ‮px‬ ‮top‬</translation>
    </message>
    <message>
        <source>{right} px right</source>
        <translation>{right} ‮px‬ ‮right‬</translation>
    </message>
    <message>
        <source>{bottom} px bottom</source>
        <translation>{bottom} ‮px‬ ‮bottom‬</translation>
    </message>
    <message>
        <source>black at {black:.0%} and white at {white:.0%}</source>
        <translation>‮black‬ ‮at‬ {black:.0%} ‮and‬ ‮white‬ ‮at‬ {white:.0%}</translation>
    </message>
    <message>
        <source>restored faded tones ({found})</source>
        <translation>‮restored‬ ‮faded‬ ‮tones‬ ‮(‬{found}‮)‬</translation>
    </message>
    <message>
        <source>Enlarged {scale} times with {model}, texture {texture:.0%}.</source>
        <translation>‮Enlarged‬ {scale} ‮times‬ ‮with‬ {model}‮,‬ ‮texture‬ {texture:.0%}‮.‬</translation>
    </message>
    <message>
        <source>Kept at its size.</source>
        <translation>‮Kept‬ ‮at‬ ‮its‬ ‮size.‬</translation>
    </message>
    <message>
        <source>No model yet: kept at its size.</source>
        <translation>‮No‬ ‮model‬ ‮yet:‬ ‮kept‬ ‮at‬ ‮its‬ ‮size.‬</translation>
    </message>
    <message>
        <source>{folder} is no folder.</source>
        <translation>{folder} ‮is‬ ‮no‬ ‮folder.‬</translation>
    </message>
    <message>
        <source>Scratch memory was asked for after the work had ended.</source>
        <translation>‮Scratch‬ ‮memory‬ ‮was‬ ‮asked‬ ‮for‬ ‮after‬ ‮the‬ ‮work‬ ‮had‬ ‮ended.‬</translation>
    </message>
    <message>
        <source>Free some space there, or set RESTORER_HOME to a folder on a larger disk.</source>
        <translation>‮Free‬ ‮some‬ ‮space‬ ‮there,‬ ‮or‬ ‮set‬ ‮RESTORER_HOME‬ ‮to‬ ‮a‬ ‮folder‬ ‮on‬ ‮a‬ ‮larger‬ ‮disk.‬</translation>
    </message>
    <message>
        <source>Free some memory.</source>
        <translation>‮Free‬ ‮some‬ ‮memory.‬</translation>
    </message>
    <message>
        <source>The restored files are not there any more.</source>
        <translation>‮The‬ ‮restored‬ ‮files‬ ‮are‬ ‮not‬ ‮there‬ ‮any‬ ‮more.‬</translation>
    </message>
    <message>
        <source>Restore the photos again.</source>
        <translation>‮Restore‬ ‮the‬ ‮photos‬ ‮again.‬</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted.</source>
        <translation>‮It‬ ‮was‬ ‮moved,‬ ‮renamed‬ ‮or‬ ‮deleted.‬</translation>
    </message>
    <message>
        <source>Open it in another program to see if it is whole.</source>
        <translation>‮Open‬ ‮it‬ ‮in‬ ‮another‬ ‮program‬ ‮to‬ ‮see‬ ‮if‬ ‮it‬ ‮is‬ ‮whole.‬</translation>
    </message>
    <message>
        <source>Look if its disk is still there.</source>
        <translation>‮Look‬ ‮if‬ ‮its‬ ‮disk‬ ‮is‬ ‮still‬ ‮there.‬</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted; add it again.</source>
        <translation>‮It‬ ‮was‬ ‮moved,‬ ‮renamed‬ ‮or‬ ‮deleted;‬ ‮add‬ ‮it‬ ‮again.‬</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>‮Choose‬ ‮another‬ ‮name‬ ‮or‬ ‮folder.‬</translation>
    </message>
</context>
<context>
    <name>CropTool</name>
    <message>
        <source>Pull the frame around what shall stay; pull beside it to turn it. Enter is Done, Escape cancels.</source>
        <translation>‮Pull‬ ‮the‬ ‮frame‬ ‮around‬ ‮what‬ ‮shall‬ ‮stay;‬ ‮pull‬ ‮beside‬ ‮it‬ ‮to‬ ‮turn‬ ‮it.‬ ‮Enter‬ ‮is‬ ‮Done,‬ ‮Escape‬ ‮cancels.‬</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>‮Perspective‬</translation>
    </message>
    <message>
        <source>Pull each corner by itself, onto those of a print that was taken askew.</source>
        <translation>‮Pull‬ ‮each‬ ‮corner‬ ‮by‬ ‮itself,‬ ‮onto‬ ‮those‬ ‮of‬ ‮a‬ ‮print‬ ‮that‬ ‮was‬ ‮taken‬ ‮askew.‬</translation>
    </message>
    <message>
        <source>Lean of the frame</source>
        <translation>‮Lean‬ ‮of‬ ‮the‬ ‮frame‬</translation>
    </message>
    <message>
        <source>By how much the frame leans: what lies along it becomes upright.</source>
        <translation>‮By‬ ‮how‬ ‮much‬ ‮the‬ ‮frame‬ ‮leans:‬ ‮what‬ ‮lies‬ ‮along‬ ‮it‬ ‮becomes‬ ‮upright.‬</translation>
    </message>
    <message>
        <source>Lean</source>
        <translation>‮Lean‬</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>‮Whole‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>‮Automatic‬</translation>
    </message>
    <message>
        <source>Leave it to Restorer what stays.</source>
        <translation>‮Leave‬ ‮it‬ ‮to‬ ‮Restorer‬ ‮what‬ ‮stays.‬</translation>
    </message>
</context>
<context>
    <name>CurrentPhoto</name>
    <message>
        <source>Original</source>
        <translation>‮Original‬</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>‮Restored‬</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>‮Out‬ ‮of‬ ‮date‬</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>‮Draft‬</translation>
    </message>
    <message>
        <source>Preview, without: {steps}</source>
        <translation>‮Preview,‬ ‮without:‬ {steps}</translation>
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
    <name>DropHighlight</name>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s)</source>
        <translation>
            <numerusform>‮Drop‬ ‮to‬ ‮add‬ %n ‮files‬ ‮or‬ ‮folders‬</numerusform>
            <numerusform>‮Drop‬ ‮to‬ ‮add‬ %n ‮files‬ ‮or‬ ‮folders‬</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>a few seconds left</source>
        <translation>‮a‬ ‮few‬ ‮seconds‬ ‮left‬</translation>
    </message>
    <message>
        <source>{number} s left</source>
        <translation>{number} ‮s‬ ‮left‬</translation>
    </message>
    <message>
        <source>{number} min left</source>
        <translation>{number} ‮min‬ ‮left‬</translation>
    </message>
    <message>
        <source>{number} h left</source>
        <translation>{number} ‮h‬ ‮left‬</translation>
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
    <name>ErrorDialog</name>
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
        <source>If the file &amp;exists</source>
        <translation>‮If‬ ‮the‬ ‮file‬ &amp;‮exists‬</translation>
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
    <name>FaceList</name>
    <message>
        <source>Faces</source>
        <translation>‮Faces‬</translation>
    </message>
    <message>
        <source>Face {number}: {words}</source>
        <translation>‮Face‬ {number}‮:‬ {words}</translation>
    </message>
</context>
<context>
    <name>FaceStripModel</name>
    <message>
        <source>switch face on</source>
        <translation>‮switch‬ ‮face‬ ‮on‬</translation>
    </message>
    <message>
        <source>switch face off</source>
        <translation>‮switch‬ ‮face‬ ‮off‬</translation>
    </message>
    <message>
        <source>likeness of a face</source>
        <translation>‮likeness‬ ‮of‬ ‮a‬ ‮face‬</translation>
    </message>
    <message>
        <source>leave face to Restorer</source>
        <translation>‮leave‬ ‮face‬ ‮to‬ ‮Restorer‬</translation>
    </message>
    <message>
        <source>add face</source>
        <translation>‮add‬ ‮face‬</translation>
    </message>
    <message>
        <source>remove face</source>
        <translation>‮remove‬ ‮face‬</translation>
    </message>
    <message>
        <source>bring faces back</source>
        <translation>‮bring‬ ‮faces‬ ‮back‬</translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Tick the faces that shall be restored. Pull a box around one that was missed. Delete removes one.</source>
        <translation>‮Tick‬ ‮the‬ ‮faces‬ ‮that‬ ‮shall‬ ‮be‬ ‮restored.‬ ‮Pull‬ ‮a‬ ‮box‬ ‮around‬ ‮one‬ ‮that‬ ‮was‬ ‮missed.‬ ‮Delete‬ ‮removes‬ ‮one.‬</translation>
    </message>
    <message>
        <source>Likeness of this face</source>
        <translation>‮Likeness‬ ‮of‬ ‮this‬ ‮face‬</translation>
    </message>
    <message>
        <source>Right: stays with the person in the photo. Left: allows more invention.</source>
        <translation>‮Right:‬ ‮stays‬ ‮with‬ ‮the‬ ‮person‬ ‮in‬ ‮the‬ ‮photo.‬ ‮Left:‬ ‮allows‬ ‮more‬ ‮invention.‬</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>‮Likeness‬</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>‮Automatic‬</translation>
    </message>
    <message>
        <source>Leave it to Restorer what becomes of this face.</source>
        <translation>‮Leave‬ ‮it‬ ‮to‬ ‮Restorer‬ ‮what‬ ‮becomes‬ ‮of‬ ‮this‬ ‮face.‬</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>‮No‬ ‮face‬</translation>
    </message>
    <message>
        <source>This is no face: it is neither restored nor counted.</source>
        <translation>‮This‬ ‮is‬ ‮no‬ ‮face:‬ ‮it‬ ‮is‬ ‮neither‬ ‮restored‬ ‮nor‬ ‮counted.‬</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>‮Bring‬ ‮back‬</translation>
    </message>
    <message>
        <source>Bring back what was removed from here.</source>
        <translation>‮Bring‬ ‮back‬ ‮what‬ ‮was‬ ‮removed‬ ‮from‬ ‮here.‬</translation>
    </message>
    <message>
        <source>No faces found.</source>
        <translation>‮No‬ ‮faces‬ ‮found.‬</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>‮Looking‬ ‮for‬ ‮faces…‬</translation>
    </message>
    <message>
        <source>Restorer decides</source>
        <translation>‮Restorer‬ ‮decides‬</translation>
    </message>
    <message>
        <source>Left: {reason}</source>
        <translation>‮Left:‬ {reason}</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>‮Restored‬</translation>
    </message>
    <message>
        <source>Will be restored</source>
        <translation>‮Will‬ ‮be‬ ‮restored‬</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>‮Off‬</translation>
    </message>
    <message>
        <source>Distance {number}</source>
        <translation>‮Distance‬ {number}</translation>
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
    <message>
        <source>Restore what is there</source>
        <translation>‮Restore‬ ‮what‬ ‮is‬ ‮there‬</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>‮Choose‬ ‮another‬ ‮folder…‬</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>Graphics card</source>
        <translation>‮Graphics‬ ‮card‬</translation>
    </message>
    <message>
        <source>Looking for graphics cards…</source>
        <translation>‮Looking‬ ‮for‬ ‮graphics‬ ‮cards…‬</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>‮Installation‬</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>‮Install‬</translation>
    </message>
    <message>
        <source>Go back to the one before</source>
        <translation>‮Go‬ ‮back‬ ‮to‬ ‮the‬ ‮one‬ ‮before‬</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>‮Remove‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>driver {0}</source>
        <translation>‮driver‬ {0}</translation>
    </message>
    <message>
        <source>no driver that can compute</source>
        <translation>‮no‬ ‮driver‬ ‮that‬ ‮can‬ ‮compute‬</translation>
    </message>
    <message>
        <source>No graphics card was found; the processor is used.</source>
        <translation>‮No‬ ‮graphics‬ ‮card‬ ‮was‬ ‮found;‬ ‮the‬ ‮processor‬ ‮is‬ ‮used.‬</translation>
    </message>
    <message>
        <source>It cannot be used yet: {0}.</source>
        <translation>‮It‬ ‮cannot‬ ‮be‬ ‮used‬ ‮yet:‬ {0}‮.‬</translation>
    </message>
    <message>
        <source>In use: {0}, torch {1}.</source>
        <translation>‮In‬ ‮use:‬ {0}‮,‬ ‮torch‬ {1}‮.‬</translation>
    </message>
    <message>
        <source>Tried on {0}: {1} s for a piece of a photo.</source>
        <translation>‮Tried‬ ‮on‬ {0}‮:‬ {1} ‮s‬ ‮for‬ ‮a‬ ‮piece‬ ‮of‬ ‮a‬ ‮photo.‬</translation>
    </message>
    <message>
        <source>Restorer brings torch for the processor only. For this card, {0} is downloaded: about {1} GB. It is tried on a photo before it is used.</source>
        <translation>‮Restorer‬ ‮brings‬ ‮torch‬ ‮for‬ ‮the‬ ‮processor‬ ‮only.‬ ‮For‬ ‮this‬ ‮card,‬ {0} ‮is‬ ‮downloaded:‬ ‮about‬ {1} ‮GB.‬ ‮It‬ ‮is‬ ‮tried‬ ‮on‬ ‮a‬ ‮photo‬ ‮before‬ ‮it‬ ‮is‬ ‮used.‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
    </message>
    <message>
        <source>Making the environment</source>
        <translation>‮Making‬ ‮the‬ ‮environment‬</translation>
    </message>
    <message>
        <source>Downloading torch</source>
        <translation>‮Downloading‬ ‮torch‬</translation>
    </message>
    <message>
        <source>Downloading other packages</source>
        <translation>‮Downloading‬ ‮other‬ ‮packages‬</translation>
    </message>
    <message>
        <source>Trying it on a photo</source>
        <translation>‮Trying‬ ‮it‬ ‮on‬ ‮a‬ ‮photo‬</translation>
    </message>
    <message>
        <source>{0} of about {1} MB</source>
        <translation>{0} ‮of‬ ‮about‬ {1} ‮MB‬</translation>
    </message>
</context>
<context>
    <name>GuidePane</name>
    <message>
        <source>Guide</source>
        <translation>‮Guide‬</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>‮Chapter‬</translation>
    </message>
    <message>
        <source>Close the guide</source>
        <translation>‮Close‬ ‮the‬ ‮guide‬</translation>
    </message>
</context>
<context>
    <name>HandFields</name>
    <message>
        <source>By hand</source>
        <translation>‮By‬ ‮hand‬</translation>
    </message>
    <message>
        <source>Set it yourself, after what Restorer measures or in place of it.</source>
        <translation>‮Set‬ ‮it‬ ‮yourself,‬ ‮after‬ ‮what‬ ‮Restorer‬ ‮measures‬ ‮or‬ ‮in‬ ‮place‬ ‮of‬ ‮it.‬</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>‮Set‬ ‮back‬</translation>
    </message>
    <message>
        <source>A double click on a name sets that one back.</source>
        <translation>‮A‬ ‮double‬ ‮click‬ ‮on‬ ‮a‬ ‮name‬ ‮sets‬ ‮that‬ ‮one‬ ‮back.‬</translation>
    </message>
</context>
<context>
    <name>HueField</name>
    <message>
        <source>Other colours</source>
        <translation>‮Other‬ ‮colours‬</translation>
    </message>
    <message>
        <source>Press and pull for any colour.</source>
        <translation>‮Press‬ ‮and‬ ‮pull‬ ‮for‬ ‮any‬ ‮colour.‬</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>‮Keys‬</translation>
    </message>
    <message>
        <source>Over the photo</source>
        <translation>‮Over‬ ‮the‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>Ctrl+K finds a command by its words.</source>
        <translation>‮Ctrl+K‬ ‮finds‬ ‮a‬ ‮command‬ ‮by‬ ‮its‬ ‮words.‬</translation>
    </message>
    <message>
        <source>See the left picture, while held</source>
        <translation>‮See‬ ‮the‬ ‮left‬ ‮picture,‬ ‮while‬ ‮held‬</translation>
    </message>
    <message>
        <source>B, Space</source>
        <translation>‮B,‬ ‮Space‬</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>‮Zoom‬</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>‮Wheel‬</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>‮Move‬ ‮the‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>‮Drag,‬ ‮arrow‬ ‮keys‬</translation>
    </message>
    <message>
        <source>To 100% and back</source>
        <translation>‮To‬ ‮100%‬ ‮and‬ ‮back‬</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>‮Double‬ ‮click‬</translation>
    </message>
    <message>
        <source>Drag the result out of the window</source>
        <translation>‮Drag‬ ‮the‬ ‮result‬ ‮out‬ ‮of‬ ‮the‬ ‮window‬</translation>
    </message>
    <message>
        <source>Ctrl+Drag</source>
        <translation>‮Ctrl+Drag‬</translation>
    </message>
    <message>
        <source>Leave a tool, or the full screen</source>
        <translation>‮Leave‬ ‮a‬ ‮tool,‬ ‮or‬ ‮the‬ ‮full‬ ‮screen‬</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>‮Esc‬</translation>
    </message>
</context>
<context>
    <name>LayoutModel</name>
    <message>
        <source>rotate</source>
        <translation>‮rotate‬</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>‮flip‬</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>‮crop‬</translation>
    </message>
    <message>
        <source>remove crop</source>
        <translation>‮remove‬ ‮crop‬</translation>
    </message>
</context>
<context>
    <name>LibrarySide</name>
    <message>
        <source>Search</source>
        <translation>‮Search‬</translation>
    </message>
    <message>
        <source>Search for photos by name</source>
        <translation>‮Search‬ ‮for‬ ‮photos‬ ‮by‬ ‮name‬</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>‮Clear‬ ‮the‬ ‮search‬</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>‮Which‬ ‮photos‬ ‮are‬ ‮shown‬</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>‮All‬ ‮photos‬</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>‮To‬ ‮do‬</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>‮Restored‬</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>‮Failed‬</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>‮Changed‬ ‮by‬ ‮hand‬</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>‮Kept‬</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>‮Rejected‬</translation>
    </message>
    <message>
        <source>Sort the list</source>
        <translation>‮Sort‬ ‮the‬ ‮list‬</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>‮By‬ ‮name‬</translation>
    </message>
    <message>
        <source>By folder and name</source>
        <translation>‮By‬ ‮folder‬ ‮and‬ ‮name‬</translation>
    </message>
    <message>
        <source>By date of the file</source>
        <translation>‮By‬ ‮date‬ ‮of‬ ‮the‬ ‮file‬</translation>
    </message>
    <message>
        <source>What is still to do first</source>
        <translation>‮What‬ ‮is‬ ‮still‬ ‮to‬ ‮do‬ ‮first‬</translation>
    </message>
</context>
<context>
    <name>LibraryStrip</name>
    <message>
        <source>Photos</source>
        <translation>‮Photos‬</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>‮No‬ ‮photo‬ ‮fits.‬</translation>
    </message>
</context>
<context>
    <name>MainView</name>
    <message>
        <source>Photos, viewer and recipe</source>
        <translation>‮Photos,‬ ‮viewer‬ ‮and‬ ‮recipe‬</translation>
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
    <name>ModelCard</name>
    <message>
        <source>Download of {name}</source>
        <translation>‮Download‬ ‮of‬ {name}</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>‮Use‬</translation>
    </message>
    <message>
        <source>Use {name} for the photo in view</source>
        <translation>‮Use‬ {name} ‮for‬ ‮the‬ ‮photo‬ ‮in‬ ‮view‬</translation>
    </message>
    <message>
        <source>any use</source>
        <translation>‮any‬ ‮use‬</translation>
    </message>
    <message>
        <source>no commercial use</source>
        <translation>‮no‬ ‮commercial‬ ‮use‬</translation>
    </message>
    <message>
        <source>commercial use in doubt</source>
        <translation>‮commercial‬ ‮use‬ ‮in‬ ‮doubt‬</translation>
    </message>
    <message>
        <source>about {0} a megapixel here</source>
        <translation>‮about‬ {0} ‮a‬ ‮megapixel‬ ‮here‬</translation>
    </message>
    <message>
        <source>about {0} a photo here</source>
        <translation>‮about‬ {0} ‮a‬ ‮photo‬ ‮here‬</translation>
    </message>
    <message>
        <source>about {0} a face here</source>
        <translation>‮about‬ {0} ‮a‬ ‮face‬ ‮here‬</translation>
    </message>
    <message>
        <source>needs the optional part “{0}”</source>
        <translation>‮needs‬ ‮the‬ ‮optional‬ ‮part‬ ‮“‬{0}‮”‬</translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation>{0} ‮of‬ {1} ‮MB‬</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>‮Waiting…‬</translation>
    </message>
    <message>
        <source>Comes with Restorer</source>
        <translation>‮Comes‬ ‮with‬ ‮Restorer‬</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>‮Remove‬</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>‮Download‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>‮Terms‬</translation>
    </message>
    <message>
        <source>{name} may be used only by who accepts its terms ({licence}).</source>
        <translation>{name} ‮may‬ ‮be‬ ‮used‬ ‮only‬ ‮by‬ ‮who‬ ‮accepts‬ ‮its‬ ‮terms‬ ‮(‬{licence}‮).‬</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>‮Accept‬</translation>
    </message>
</context>
<context>
    <name>ModelEditor</name>
    <message>
        <source>More networks…</source>
        <translation>‮More‬ ‮networks…‬</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>‮Compare…‬</translation>
    </message>
    <message>
        <source>Restorer's own</source>
        <translation>‮Restorer's‬ ‮own‬</translation>
    </message>
    <message>
        <source>None</source>
        <translation>‮None‬</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Networks</source>
        <translation>‮Networks‬</translation>
    </message>
    <message>
        <source>What networks are for</source>
        <translation>‮What‬ ‮networks‬ ‮are‬ ‮for‬</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>‮Recommended‬</translation>
    </message>
    <message>
        <source>Or drop .safetensors, .pth, .ckpt or .param with .bin here. Only weights are read.</source>
        <translation>‮Or‬ ‮drop‬ ‮.safetensors,‬ ‮.pth,‬ ‮.ckpt‬ ‮or‬ ‮.param‬ ‮with‬ ‮.bin‬ ‮here.‬ ‮Only‬ ‮weights‬ ‮are‬ ‮read.‬</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>‮Import…‬</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>‮Compare…‬</translation>
    </message>
    <message>
        <source>Run a part of the photo in view through several networks, side by side</source>
        <translation>‮Run‬ ‮a‬ ‮part‬ ‮of‬ ‮the‬ ‮photo‬ ‮in‬ ‮view‬ ‮through‬ ‮several‬ ‮networks,‬ ‮side‬ ‮by‬ ‮side‬</translation>
    </message>
    <message>
        <source>Import networks</source>
        <translation>‮Import‬ ‮networks‬</translation>
    </message>
    <message>
        <source>Weights ({0})</source>
        <translation>‮Weights‬ ‮(‬{0}‮)‬</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Clean</source>
        <translation>‮Clean‬</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>‮Enlarge‬</translation>
    </message>
    <message>
        <source>Find damage</source>
        <translation>‮Find‬ ‮damage‬</translation>
    </message>
    <message>
        <source>Fill damage</source>
        <translation>‮Fill‬ ‮damage‬</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>‮Colour‬</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>‮Faces‬</translation>
    </message>
    <message>
        <source>Find faces</source>
        <translation>‮Find‬ ‮faces‬</translation>
    </message>
    <message>
        <source>Compare faces</source>
        <translation>‮Compare‬ ‮faces‬</translation>
    </message>
    <message>
        <source>Parts of faces</source>
        <translation>‮Parts‬ ‮of‬ ‮faces‬</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>‮Notice‬</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>‮Answer‬</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>‮Dismiss‬</translation>
    </message>
</context>
<context>
    <name>OverlayChips</name>
    <message>
        <source>What changed</source>
        <translation>‮What‬ ‮changed‬</translation>
    </message>
    <message>
        <source>Show what was found, filled and invented (O)</source>
        <translation>‮Show‬ ‮what‬ ‮was‬ ‮found,‬ ‮filled‬ ‮and‬ ‮invented‬ ‮(O)‬</translation>
    </message>
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
    <name>PhotoAdder</name>
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
        <source>Folder for results</source>
        <translation>‮Folder‬ ‮for‬ ‮results‬</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>‮Sample‬</translation>
    </message>
</context>
<context>
    <name>PhotoDropper</name>
    <message>
        <source>Colour from another photo</source>
        <translation>‮Colour‬ ‮from‬ ‮another‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>‮Opening‬ ‮…‬</translation>
    </message>
    <message>
        <source>Click on the colour that shall be taken.</source>
        <translation>‮Click‬ ‮on‬ ‮the‬ ‮colour‬ ‮that‬ ‮shall‬ ‮be‬ ‮taken.‬</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos as large pictures</source>
        <translation>‮Photos‬ ‮as‬ ‮large‬ ‮pictures‬</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>‮No‬ ‮photo‬ ‮fits.‬</translation>
    </message>
</context>
<context>
    <name>PhotoScanner</name>
    <message>
        <source>No photos were found there.</source>
        <translation>‮No‬ ‮photos‬ ‮were‬ ‮found‬ ‮there.‬</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left out: they are no photos.</source>
        <translation>
            <numerusform>%n ‮files‬ ‮were‬ ‮left‬ ‮out:‬ ‮they‬ ‮are‬ ‮no‬ ‮photos.‬</numerusform>
            <numerusform>%n ‮files‬ ‮were‬ ‮left‬ ‮out:‬ ‮they‬ ‮are‬ ‮no‬ ‮photos.‬</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was left out: it is {kind}, which Restorer does not read.</source>
        <translation>{name} ‮was‬ ‮left‬ ‮out:‬ ‮it‬ ‮is‬ {kind}‮,‬ ‮which‬ ‮Restorer‬ ‮does‬ ‮not‬ ‮read.‬</translation>
    </message>
    <message>
        <source>{name} was left out: it is no photo.</source>
        <translation>{name} ‮was‬ ‮left‬ ‮out:‬ ‮it‬ ‮is‬ ‮no‬ ‮photo.‬</translation>
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
        <source>No picture</source>
        <translation>‮No‬ ‮picture‬</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>‮Opening‬ ‮…‬</translation>
    </message>
</context>
<context>
    <name>PresetKeeper</name>
    <message>
        <source>Save as preset</source>
        <translation>‮Save‬ ‮as‬ ‮preset‬</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>‮My‬ ‮preset‬</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>‮Rename‬ ‮preset‬</translation>
    </message>
    <message>
        <source>Delete the preset “{name}”?</source>
        <translation>‮Delete‬ ‮the‬ ‮preset‬ ‮“‬{name}‮”?‬</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>‮Delete‬</translation>
    </message>
    <message>
        <source>There is a preset “{name}” already. Replace it?</source>
        <translation>‮There‬ ‮is‬ ‮a‬ ‮preset‬ ‮“‬{name}‮”‬ ‮already.‬ ‮Replace‬ ‮it?‬</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>‮Replace‬</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>‮Name‬</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>‮Save‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
    </message>
</context>
<context>
    <name>Presets</name>
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
        <source>Archival</source>
        <translation>‮Archival‬</translation>
    </message>
    <message>
        <source>Does what the photo's condition calls for, and nothing else.</source>
        <translation>‮Does‬ ‮what‬ ‮the‬ ‮photo's‬ ‮condition‬ ‮calls‬ ‮for,‬ ‮and‬ ‮nothing‬ ‮else.‬</translation>
    </message>
    <message>
        <source>As automatic, but more of the grain and the age stay; the size is kept and no face is touched.</source>
        <translation>‮As‬ ‮automatic,‬ ‮but‬ ‮more‬ ‮of‬ ‮the‬ ‮grain‬ ‮and‬ ‮the‬ ‮age‬ ‮stay;‬ ‮the‬ ‮size‬ ‮is‬ ‮kept‬ ‮and‬ ‮no‬ ‮face‬ ‮is‬ ‮touched.‬</translation>
    </message>
    <message>
        <source>All that can be done: repaired, cleaned, coloured, faces restored, enlarged.</source>
        <translation>‮All‬ ‮that‬ ‮can‬ ‮be‬ ‮done:‬ ‮repaired,‬ ‮cleaned,‬ ‮coloured,‬ ‮faces‬ ‮restored,‬ ‮enlarged.‬</translation>
    </message>
    <message>
        <source>Nothing is invented, cut or enlarged: only grain and tones, gently.</source>
        <translation>‮Nothing‬ ‮is‬ ‮invented,‬ ‮cut‬ ‮or‬ ‮enlarged:‬ ‮only‬ ‮grain‬ ‮and‬ ‮tones,‬ ‮gently.‬</translation>
    </message>
    <message>
        <source>Your own: always the same steps and settings.</source>
        <translation>‮Your‬ ‮own:‬ ‮always‬ ‮the‬ ‮same‬ ‮steps‬ ‮and‬ ‮settings.‬</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Reading the photo…</source>
        <translation>‮Reading‬ ‮the‬ ‮photo…‬</translation>
    </message>
    <message>
        <source>Preview: loading the networks…</source>
        <translation>‮Preview:‬ ‮loading‬ ‮the‬ ‮networks…‬</translation>
    </message>
    <message>
        <source>Preview: {step} {percent}</source>
        <translation>‮Preview:‬ {step} {percent}</translation>
    </message>
</context>
<context>
    <name>PrintSizeDialog</name>
    <message>
        <source>Print</source>
        <translation>‮Print‬</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>‮Width‬</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>‮Height‬</translation>
    </message>
    <message>
        <source>pixels per inch</source>
        <translation>‮pixels‬ ‮per‬ ‮inch‬</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>‮Resolution‬</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>‮Print…‬</translation>
    </message>
    <message>
        <source>This is a draft. Restore the photo to print it in full.</source>
        <translation>‮This‬ ‮is‬ ‮a‬ ‮draft.‬ ‮Restore‬ ‮the‬ ‮photo‬ ‮to‬ ‮print‬ ‮it‬ ‮in‬ ‮full.‬</translation>
    </message>
    <message>
        <source>Larger than the paper: it will be printed {width} × {height} cm.</source>
        <translation>‮Larger‬ ‮than‬ ‮the‬ ‮paper:‬ ‮it‬ ‮will‬ ‮be‬ ‮printed‬ {width} ‮×‬ {height} ‮cm.‬</translation>
    </message>
    <message>
        <source>Rather coarse: enlarge the photo, or print it smaller.</source>
        <translation>‮Rather‬ ‮coarse:‬ ‮enlarge‬ ‮the‬ ‮photo,‬ ‮or‬ ‮print‬ ‮it‬ ‮smaller.‬</translation>
    </message>
    <message>
        <source>Fine enough to be held in the hand.</source>
        <translation>‮Fine‬ ‮enough‬ ‮to‬ ‮be‬ ‮held‬ ‮in‬ ‮the‬ ‮hand.‬</translation>
    </message>
</context>
<context>
    <name>PrintsOffer</name>
    <message>
        <source>Several prints on one scan</source>
        <translation>‮Several‬ ‮prints‬ ‮on‬ ‮one‬ ‮scan‬</translation>
    </message>
    <message numerus="yes">
        <source>This scan holds %n print(s). Each can become a photo of its own.</source>
        <translation>
            <numerusform>‮This‬ ‮scan‬ ‮holds‬ %n ‮prints.‬ ‮Each‬ ‮can‬ ‮become‬ ‮a‬ ‮photo‬ ‮of‬ ‮its‬ ‮own.‬</numerusform>
            <numerusform>‮This‬ ‮scan‬ ‮holds‬ %n ‮prints.‬ ‮Each‬ ‮can‬ ‮become‬ ‮a‬ ‮photo‬ ‮of‬ ‮its‬ ‮own.‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %n photo(s)</source>
        <translation>
            <numerusform>‮Split‬ ‮into‬ %n ‮photos‬</numerusform>
            <numerusform>‮Split‬ ‮into‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message>
        <source>The photos are written into a folder beside the scan, which stays as it is.</source>
        <translation>‮The‬ ‮photos‬ ‮are‬ ‮written‬ ‮into‬ ‮a‬ ‮folder‬ ‮beside‬ ‮the‬ ‮scan,‬ ‮which‬ ‮stays‬ ‮as‬ ‮it‬ ‮is.‬</translation>
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
    <message>
        <source>{count} · estimating the time…</source>
        <translation>{count} ‮·‬ ‮estimating‬ ‮the‬ ‮time…‬</translation>
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
        <source>Recipe</source>
        <translation>‮Recipe‬</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>‮Preset‬</translation>
    </message>
    <message>
        <source>Changed by you, from “{preset}”.</source>
        <translation>‮Changed‬ ‮by‬ ‮you,‬ ‮from‬ ‮“‬{preset}‮”.‬</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>‮Reset‬</translation>
    </message>
    <message>
        <source>Back to what the preset proposes</source>
        <translation>‮Back‬ ‮to‬ ‮what‬ ‮the‬ ‮preset‬ ‮proposes‬</translation>
    </message>
    <message numerus="yes">
        <source>A preset is chosen for all %n selected photos.</source>
        <translation>
            <numerusform>‮A‬ ‮preset‬ ‮is‬ ‮chosen‬ ‮for‬ ‮all‬ %n ‮selected‬ ‮photos.‬</numerusform>
            <numerusform>‮A‬ ‮preset‬ ‮is‬ ‮chosen‬ ‮for‬ ‮all‬ %n ‮selected‬ ‮photos.‬</numerusform>
        </translation>
    </message>
    <message>
        <source>Save, rename or delete presets</source>
        <translation>‮Save,‬ ‮rename‬ ‮or‬ ‮delete‬ ‮presets‬</translation>
    </message>
    <message>
        <source>Rename preset…</source>
        <translation>‮Rename‬ ‮preset…‬</translation>
    </message>
    <message>
        <source>Delete preset…</source>
        <translation>‮Delete‬ ‮preset…‬</translation>
    </message>
    <message>
        <source>set back</source>
        <translation>‮set‬ ‮back‬</translation>
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
    <name>RecommendedHead</name>
    <message>
        <source>Download all</source>
        <translation>‮Download‬ ‮all‬</translation>
    </message>
    <message>
        <source>Use the graphics card</source>
        <translation>‮Use‬ ‮the‬ ‮graphics‬ ‮card‬</translation>
    </message>
    <message>
        <source>For lost faces, colours and large holes. They run without a graphics card, too, slowly.</source>
        <translation>‮For‬ ‮lost‬ ‮faces,‬ ‮colours‬ ‮and‬ ‮large‬ ‮holes.‬ ‮They‬ ‮run‬ ‮without‬ ‮a‬ ‮graphics‬ ‮card,‬ ‮too,‬ ‮slowly.‬</translation>
    </message>
    <message>
        <source>{0} are missing.</source>
        <translation>{0} ‮are‬ ‮missing.‬</translation>
    </message>
    <message>
        <source>The photo in view uses what it has need of.</source>
        <translation>‮The‬ ‮photo‬ ‮in‬ ‮view‬ ‮uses‬ ‮what‬ ‮it‬ ‮has‬ ‮need‬ ‮of.‬</translation>
    </message>
    <message>
        <source>{0} is used.</source>
        <translation>{0} ‮is‬ ‮used.‬</translation>
    </message>
    <message>
        <source>{0} cannot be used yet: see Settings, Graphics card.</source>
        <translation>{0} ‮cannot‬ ‮be‬ ‮used‬ ‮yet:‬ ‮see‬ ‮Settings,‬ ‮Graphics‬ ‮card.‬</translation>
    </message>
    <message>
        <source>{0} is not used yet: what it needs is about {1} GB.</source>
        <translation>{0} ‮is‬ ‮not‬ ‮used‬ ‮yet:‬ ‮what‬ ‮it‬ ‮needs‬ ‮is‬ ‮about‬ {1} ‮GB.‬</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Choose a photo…</source>
        <translation>‮Choose‬ ‮a‬ ‮photo…‬</translation>
    </message>
    <message>
        <source>Remove the reference photo</source>
        <translation>‮Remove‬ ‮the‬ ‮reference‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>‮Reading‬ ‮the‬ ‮photo…‬</translation>
    </message>
</context>
<context>
    <name>ReferenceModel</name>
    <message>
        <source>A photo that lends its colours</source>
        <translation>‮A‬ ‮photo‬ ‮that‬ ‮lends‬ ‮its‬ ‮colours‬</translation>
    </message>
</context>
<context>
    <name>ResultFiles</name>
    <message numerus="yes">
        <source>%n photo(s) saved</source>
        <translation>
            <numerusform>%n ‮photos‬ ‮saved‬</numerusform>
            <numerusform>%n ‮photos‬ ‮saved‬</numerusform>
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
        <source>The contact sheet is saved.</source>
        <translation>‮The‬ ‮contact‬ ‮sheet‬ ‮is‬ ‮saved.‬</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n ‮files‬ ‮saved‬</numerusform>
            <numerusform>%n ‮files‬ ‮saved‬</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>‮Show‬ ‮folder‬</translation>
    </message>
</context>
<context>
    <name>SampleMaker</name>
    <message>
        <source>This sample was worn by Restorer. Its scratches are looked for harder: Sensitivity {0}.</source>
        <translation>‮This‬ ‮sample‬ ‮was‬ ‮worn‬ ‮by‬ ‮Restorer.‬ ‮Its‬ ‮scratches‬ ‮are‬ ‮looked‬ ‮for‬ ‮harder:‬ ‮Sensitivity‬ {0}‮.‬</translation>
    </message>
</context>
<context>
    <name>ScanSplitter</name>
    <message numerus="yes">
        <source>Writing %n photo(s)…</source>
        <translation>
            <numerusform>‮Writing‬ %n ‮photos…‬</numerusform>
            <numerusform>‮Writing‬ %n ‮photos…‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split into %n photo(s)</source>
        <translation>
            <numerusform>‮split‬ ‮into‬ %n ‮photos‬</numerusform>
            <numerusform>‮split‬ ‮into‬ %n ‮photos‬</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scan was split into %n photo(s). It stays as it is in its folder.</source>
        <translation>
            <numerusform>‮The‬ ‮scan‬ ‮was‬ ‮split‬ ‮into‬ %n ‮photos.‬ ‮It‬ ‮stays‬ ‮as‬ ‮it‬ ‮is‬ ‮in‬ ‮its‬ ‮folder.‬</numerusform>
            <numerusform>‮The‬ ‮scan‬ ‮was‬ ‮split‬ ‮into‬ %n ‮photos.‬ ‮It‬ ‮stays‬ ‮as‬ ‮it‬ ‮is‬ ‮in‬ ‮its‬ ‮folder.‬</numerusform>
        </translation>
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
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>‮Settings‬</translation>
    </message>
    <message>
        <source>Graphics card…</source>
        <translation>‮Graphics‬ ‮card…‬</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>‮Choose…‬</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>A draft was copied. Restore the photo to copy it in full.</source>
        <translation>‮A‬ ‮draft‬ ‮was‬ ‮copied.‬ ‮Restore‬ ‮the‬ ‮photo‬ ‮to‬ ‮copy‬ ‮it‬ ‮in‬ ‮full.‬</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Pictures side by side</source>
        <translation>‮Pictures‬ ‮side‬ ‮by‬ ‮side‬</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>More settings of {step}</source>
        <translation>‮More‬ ‮settings‬ ‮of‬ {step}</translation>
    </message>
    <message>
        <source>Switched on by you.</source>
        <translation>‮Switched‬ ‮on‬ ‮by‬ ‮you.‬</translation>
    </message>
    <message>
        <source>Switched off by you.</source>
        <translation>‮Switched‬ ‮off‬ ‮by‬ ‮you.‬</translation>
    </message>
</context>
<context>
    <name>StripChoice</name>
    <message>
        <source>Leave out: {kind}</source>
        <translation>‮Leave‬ ‮out:‬ {kind}</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Skin</source>
        <translation>‮Skin‬</translation>
    </message>
    <message>
        <source>Skin, light</source>
        <translation>‮Skin,‬ ‮light‬</translation>
    </message>
    <message>
        <source>Skin, medium</source>
        <translation>‮Skin,‬ ‮medium‬</translation>
    </message>
    <message>
        <source>Skin, dark</source>
        <translation>‮Skin,‬ ‮dark‬</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>‮Lips‬</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>‮Hair‬</translation>
    </message>
    <message>
        <source>Hair, blond</source>
        <translation>‮Hair,‬ ‮blond‬</translation>
    </message>
    <message>
        <source>Hair, light brown</source>
        <translation>‮Hair,‬ ‮light‬ ‮brown‬</translation>
    </message>
    <message>
        <source>Hair, dark brown</source>
        <translation>‮Hair,‬ ‮dark‬ ‮brown‬</translation>
    </message>
    <message>
        <source>Hair, red</source>
        <translation>‮Hair,‬ ‮red‬</translation>
    </message>
    <message>
        <source>Hair, black</source>
        <translation>‮Hair,‬ ‮black‬</translation>
    </message>
    <message>
        <source>Hair, grey</source>
        <translation>‮Hair,‬ ‮grey‬</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>‮Nature‬</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>‮Grass‬</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>‮Leaves‬</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>‮Sky‬</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>‮Water‬</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>‮Earth‬</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>‮Sand‬</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>‮Things‬</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>‮Wood‬</translation>
    </message>
    <message>
        <source>Wood, dark</source>
        <translation>‮Wood,‬ ‮dark‬</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>‮Brick‬</translation>
    </message>
    <message>
        <source>Stone</source>
        <translation>‮Stone‬</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>‮Brass‬</translation>
    </message>
    <message>
        <source>Steel</source>
        <translation>‮Steel‬</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>‮Cloth‬</translation>
    </message>
    <message>
        <source>Uniform, grey-green</source>
        <translation>‮Uniform,‬ ‮grey-green‬</translation>
    </message>
    <message>
        <source>Uniform, navy</source>
        <translation>‮Uniform,‬ ‮navy‬</translation>
    </message>
    <message>
        <source>Uniform, khaki</source>
        <translation>‮Uniform,‬ ‮khaki‬</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>‮Denim‬</translation>
    </message>
    <message>
        <source>Wine red</source>
        <translation>‮Wine‬ ‮red‬</translation>
    </message>
    <message>
        <source>White linen</source>
        <translation>‮White‬ ‮linen‬</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Done</source>
        <translation>‮Done‬</translation>
    </message>
    <message>
        <source>Escape does the same.</source>
        <translation>‮Escape‬ ‮does‬ ‮the‬ ‮same.‬</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Original</source>
        <translation>‮Original‬</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>‮Use‬</translation>
    </message>
    <message>
        <source>Use {name} for this photo</source>
        <translation>‮Use‬ {name} ‮for‬ ‮this‬ ‮photo‬</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} ‮×‬ {1} ‮pixels‬</translation>
    </message>
</context>
<context>
    <name>TrialsDialog</name>
    <message>
        <source>Compare networks</source>
        <translation>‮Compare‬ ‮networks‬</translation>
    </message>
    <message>
        <source>What networks are for</source>
        <translation>‮What‬ ‮networks‬ ‮are‬ ‮for‬</translation>
    </message>
    <message>
        <source>How large a part</source>
        <translation>‮How‬ ‮large‬ ‮a‬ ‮part‬</translation>
    </message>
    <message>
        <source>{0} × {0} pixels</source>
        <translation>{0} ‮×‬ {0} ‮pixels‬</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>‮Compare‬</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>‮Comparison‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
    </message>
    <message>
        <source>The middle of what is in view is compared. Each network works alone, with its step's usual settings.</source>
        <translation>‮The‬ ‮middle‬ ‮of‬ ‮what‬ ‮is‬ ‮in‬ ‮view‬ ‮is‬ ‮compared.‬ ‮Each‬ ‮network‬ ‮works‬ ‮alone,‬ ‮with‬ ‮its‬ ‮step's‬ ‮usual‬ ‮settings.‬</translation>
    </message>
    <message>
        <source>No photo is in view.</source>
        <translation>‮No‬ ‮photo‬ ‮is‬ ‮in‬ ‮view.‬</translation>
    </message>
    <message>
        <source>What each network made</source>
        <translation>‮What‬ ‮each‬ ‮network‬ ‮made‬</translation>
    </message>
    <message>
        <source>Restorer's own</source>
        <translation>‮Restorer's‬ ‮own‬</translation>
    </message>
</context>
<context>
    <name>VariationEditor</name>
    <message>
        <source>Other versions…</source>
        <translation>‮Other‬ ‮versions…‬</translation>
    </message>
    <message>
        <source>the likeliest</source>
        <translation>‮the‬ ‮likeliest‬</translation>
    </message>
</context>
<context>
    <name>VariationList</name>
    <message>
        <source>Versions</source>
        <translation>‮Versions‬</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>‮Version‬ {number}</translation>
    </message>
    <message>
        <source>Likeliest</source>
        <translation>‮Likeliest‬</translation>
    </message>
</context>
<context>
    <name>VariationTool</name>
    <message>
        <source>Choose among colours that are as likely. The photo follows.</source>
        <translation>‮Choose‬ ‮among‬ ‮colours‬ ‮that‬ ‮are‬ ‮as‬ ‮likely.‬ ‮The‬ ‮photo‬ ‮follows.‬</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>‮Back‬</translation>
    </message>
    <message>
        <source>More</source>
        <translation>‮More‬</translation>
    </message>
    <message>
        <source>Show the next six.</source>
        <translation>‮Show‬ ‮the‬ ‮next‬ ‮six.‬</translation>
    </message>
</context>
<context>
    <name>VersionModel</name>
    <message>
        <source>keep version</source>
        <translation>‮keep‬ ‮version‬</translation>
    </message>
    <message>
        <source>recipe of a version</source>
        <translation>‮recipe‬ ‮of‬ ‮a‬ ‮version‬</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>‮Version‬ {number}</translation>
    </message>
    <message>
        <source>{name}: being drawn…</source>
        <translation>{name}‮:‬ ‮being‬ ‮drawn…‬</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <translation>{name} ‮(draft)‬</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>‮Versions‬</translation>
    </message>
    <message>
        <source>Pictures of this photo</source>
        <translation>‮Pictures‬ ‮of‬ ‮this‬ ‮photo‬</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>‮Keep‬ ‮this‬</translation>
    </message>
    <message>
        <source>Let this version be the result.</source>
        <translation>‮Let‬ ‮this‬ ‮version‬ ‮be‬ ‮the‬ ‮result.‬</translation>
    </message>
    <message>
        <source>Use its recipe</source>
        <translation>‮Use‬ ‮its‬ ‮recipe‬</translation>
    </message>
    <message>
        <source>Give the photo the recipe of this version.</source>
        <translation>‮Give‬ ‮the‬ ‮photo‬ ‮the‬ ‮recipe‬ ‮of‬ ‮this‬ ‮version.‬</translation>
    </message>
    <message>
        <source>Keep this recipe as…</source>
        <translation>‮Keep‬ ‮this‬ ‮recipe‬ ‮as…‬</translation>
    </message>
    <message>
        <source>Give the photo's recipe of now a name, to compare it and to restore it later.</source>
        <translation>‮Give‬ ‮the‬ ‮photo's‬ ‮recipe‬ ‮of‬ ‮now‬ ‮a‬ ‮name,‬ ‮to‬ ‮compare‬ ‮it‬ ‮and‬ ‮to‬ ‮restore‬ ‮it‬ ‮later.‬</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>‮Name…‬</translation>
    </message>
    <message>
        <source>Call this version something (F2).</source>
        <translation>‮Call‬ ‮this‬ ‮version‬ ‮something‬ ‮(F2).‬</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>‮Delete‬</translation>
    </message>
    <message>
        <source>Delete this version.</source>
        <translation>‮Delete‬ ‮this‬ ‮version.‬</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>‮Close‬</translation>
    </message>
    <message>
        <source>Tick up to four pictures to see them side by side.</source>
        <translation>‮Tick‬ ‮up‬ ‮to‬ ‮four‬ ‮pictures‬ ‮to‬ ‮see‬ ‮them‬ ‮side‬ ‮by‬ ‮side.‬</translation>
    </message>
    <message>
        <source>Keep this recipe as</source>
        <translation>‮Keep‬ ‮this‬ ‮recipe‬ ‮as‬</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>‮Name‬</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>‮Save‬</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>‮Cancel‬</translation>
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
        <source>Split view (D)</source>
        <translation>‮Split‬ ‮view‬ ‮(D)‬</translation>
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
        <source>100%: one pixel of the photo is one of the screen (1)</source>
        <translation>‮100%:‬ ‮one‬ ‮pixel‬ ‮of‬ ‮the‬ ‮photo‬ ‮is‬ ‮one‬ ‮of‬ ‮the‬ ‮screen‬ ‮(1)‬</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Not restored yet</source>
        <translation>‮Not‬ ‮restored‬ ‮yet‬</translation>
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
        <source>Left alone, the result is there already</source>
        <translation>‮Left‬ ‮alone,‬ ‮the‬ ‮result‬ ‮is‬ ‮there‬ ‮already‬</translation>
    </message>
    <message>
        <source>No changes needed</source>
        <translation>‮No‬ ‮changes‬ ‮needed‬</translation>
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
</context>
<context>
    <name>tool</name>
    <message>
        <source>Colour from another photo</source>
        <translation>‮Colour‬ ‮from‬ ‮another‬ ‮photo‬</translation>
    </message>
</context>
</TS>
