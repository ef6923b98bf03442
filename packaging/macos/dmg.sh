#!/bin/sh
# Signs a built Restorer.app, makes a disk image of it, and has Apple notarise that.
#
#   packaging/macos/dmg.sh dist/Restorer.app
#
# SIGN_AS      the name of a "Developer ID Application" certificate in the keychain. Without it the app keeps the ad hoc
#              signature that PyInstaller gave it: it runs on this Mac, and elsewhere only after the person allowed it in
#              System Settings, Privacy & Security.
# NOTARY       a profile that `xcrun notarytool store-credentials` made. Without it nothing is sent to Apple.
set -eu
app=$1
here=$(cd "$(dirname "$0")" && pwd)
version=$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' "$app/Contents/Info.plist")
image=$(dirname "$app")/Restorer-$version-$(uname -m).dmg

if [ -n "${SIGN_AS:-}" ]; then
  # From the inside out: the app's signature is over those of its libraries.
  find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
  find "$app/Contents/Frameworks" -type d -name '*.framework' -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
  codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" --sign "$SIGN_AS" "$app"
fi
codesign --verify --deep --strict "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "Restorer $version" -srcfolder "$stage" -fs HFS+ -format ULFO "$image"

if [ -n "${SIGN_AS:-}" ]; then codesign --timestamp --sign "$SIGN_AS" "$image"; fi
if [ -n "${NOTARY:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image"
