; Inno Setup 6 makes the installer of a built bundle:
;
;   python packaging\build.py
;   iscc /DVersion=0.1.0 packaging\windows\restorer.iss
;
; For one person, with no administrator's rights: the program goes to %LOCALAPPDATA%\Programs, associations to HKCU.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 restorer.iss
#endif
#define Bundle "..\..\dist\restorer"
#define Id "Restorer.Photo"

[Setup]
AppId={{6E1B0C9E-7B1D-4C0B-9B5B-3D1D6D1C8A52}
AppName=Restorer
AppVersion={#Version}
AppVerName=Restorer {#Version}
AppPublisher=The Restorer developers
AppPublisherURL=https://github.com/restorer-app/restorer
AppSupportURL=https://github.com/restorer-app/restorer/issues
DefaultDirName={autopf}\Restorer
DefaultGroupName=Restorer
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Restorer-{#Version}-setup
SetupIconFile=..\..\build\restorer\icons\restorer.ico
UninstallDisplayIcon={app}\restorer-window.exe
UninstallDisplayName=Restorer
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Offer Restorer under "Open with" for photos
de.OpenWith=Restorer unter „Öffnen mit“ für Fotos anbieten
en.OnPath=Make the command "restorer" known to the command prompt
de.OnPath=Den Befehl „restorer“ in der Eingabeaufforderung bekannt machen
en.RestoreVerb=Restore with Restorer
de.RestoreVerb=Mit Restorer restaurieren
en.Photo=Photo
de.Photo=Foto

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"
Name: "onpath"; Description: "{cm:OnPath}"; Flags: unchecked

[InstallDelete]
; An older version's libraries must not lie beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Restorer"; Filename: "{app}\restorer-window.exe"; AppUserModelID: "io.github.restorer_app.Restorer"
Name: "{autodesktop}\Restorer"; Filename: "{app}\restorer-window.exe"; Tasks: desktopicon; AppUserModelID: "io.github.restorer_app.Restorer"

[Registry]
; Offered beside what the person uses already; nothing is taken from another program.
Root: HKA; Subkey: "Software\Classes\{#Id}"; ValueType: string; ValueData: "{cm:Photo}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\{#Id}\DefaultIcon"; ValueType: string; ValueData: "{app}\restorer-window.exe,0"; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\{#Id}\shell\open"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Restorer"; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\{#Id}\shell\open\command"; ValueType: string; ValueData: """{app}\restorer-window.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\restorer-window.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Restorer"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\restorer-window.exe\shell\open\command"; ValueType: string; ValueData: """{app}\restorer-window.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Directory\shell\Restorer"; ValueType: string; ValueData: "{cm:RestoreVerb}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Directory\shell\Restorer"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\restorer-window.exe,0"; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Directory\shell\Restorer\command"; ValueType: string; ValueData: """{app}\restorer-window.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Restorer\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "Restorer"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Restorer\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "Restores old photographs"; Tasks: openwith
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Restorer"; ValueData: "Software\Restorer\Capabilities"; Flags: uninsdeletevalue; Tasks: openwith
#define Associate(str Ending) \
  'Root: HKA; Subkey: "Software\Classes\' + Ending + '\OpenWithProgids"; ValueType: string; ValueName: "' + Id + '"; ValueData: ""; Flags: uninsdeletevalue; Tasks: openwith' + NewLine + \
  'Root: HKA; Subkey: "Software\Classes\Applications\restorer-window.exe\SupportedTypes"; ValueType: string; ValueName: "' + Ending + '"; ValueData: ""; Tasks: openwith' + NewLine + \
  'Root: HKA; Subkey: "Software\Restorer\Capabilities\FileAssociations"; ValueType: string; ValueName: "' + Ending + '"; ValueData: "' + Id + '"; Tasks: openwith'
#emit Associate(".jpg")
#emit Associate(".jpeg")
#emit Associate(".jpe")
#emit Associate(".jfif")
#emit Associate(".png")
#emit Associate(".apng")
#emit Associate(".tif")
#emit Associate(".tiff")
#emit Associate(".btf")
#emit Associate(".webp")
#emit Associate(".avif")
#emit Associate(".heic")
#emit Associate(".heif")
#emit Associate(".hif")
#emit Associate(".jp2")
#emit Associate(".j2k")
#emit Associate(".jpx")
#emit Associate(".jpf")
#emit Associate(".j2c")
#emit Associate(".jpc")
#emit Associate(".jxl")
#emit Associate(".bmp")
#emit Associate(".dib")
#emit Associate(".gif")
#emit Associate(".psd")
#emit Associate(".psb")
#emit Associate(".pdf")

[Run]
Filename: "{app}\restorer-window.exe"; Description: "{cm:LaunchProgram,Restorer}"; Flags: nowait postinstall skipifsilent

[Code]
function EnvironmentKey(var Root: Integer): String;
begin
  if IsAdminInstallMode then begin
    Root := HKLM;
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment';
  end else begin
    Root := HKCU;
    Result := 'Environment';
  end;
end;

procedure ChangePath(const IsAdded: Boolean);
var
  Root, At: Integer;
  Key, Folder, Path: String;
begin
  Folder := ';' + ExpandConstant('{app}');
  Key := EnvironmentKey(Root);
  if not RegQueryStringValue(Root, Key, 'Path', Path) then Path := '';
  At := Pos(Lowercase(Folder) + ';', Lowercase(';' + Path + ';'));
  if IsAdded and (At = 0) then
    RegWriteExpandStringValue(Root, Key, 'Path', Path + Folder)
  else if (not IsAdded) and (At > 0) then begin
    Path := ';' + Path;
    Delete(Path, At, Length(Folder));
    if (Length(Path) > 0) and (Path[1] = ';') then Delete(Path, 1, 1);
    RegWriteExpandStringValue(Root, Key, 'Path', Path);
  end;
end;

procedure CurStepChanged(Step: TSetupStep);
begin
  if (Step = ssPostInstall) and WizardIsTaskSelected('onpath') then ChangePath(True);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usUninstall then ChangePath(False);
end;
