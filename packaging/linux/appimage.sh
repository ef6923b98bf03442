#!/bin/sh
# Makes an AppDir of a built Restorer and, where appimagetool is installed, an AppImage of it.
#
#   packaging/linux/appimage.sh dist/restorer [FOLDER]        FOLDER: where both go; default: dist
#
# PYTHON names a Python that has Restorer and shtab (default: python3). appimagetool is at
# https://github.com/AppImage/appimagetool/releases; compare its sha256 before it is made executable.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bundle=$1
folder=${2:-dist}
id=io.github.restorer_app.Restorer
app=$folder/Restorer.AppDir

rm -rf "$app"
"${PYTHON:-python3}" "$here/tree.py" --plain "$bundle" "$app"
ln -s "usr/share/applications/$id.desktop" "$app/$id.desktop"
ln -s "usr/share/icons/hicolor/256x256/apps/$id.png" "$app/$id.png"
ln -s "$id.png" "$app/.DirIcon"
# appimagetool looks for the older of the two names.
ln -s "$id.metainfo.xml" "$app/usr/share/metainfo/$id.appdata.xml"
cat > "$app/AppRun" <<'RUN'
#!/bin/sh
# What an AppImage starts. Paths on the command line stay relative to where the person is.
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/restorer/restorer" "$@"
RUN
chmod 755 "$app/AppRun"
echo "$app"

if command -v appimagetool >/dev/null; then
  version=$("$app/AppRun" --version | cut -d' ' -f2)
  image=$folder/Restorer-$version-$(uname -m).AppImage
  ARCH=$(uname -m) appimagetool --no-appstream "$app" "$image"
  echo "$image"
else
  echo "appimagetool is not installed: there is an AppDir, and no AppImage" >&2
fi
