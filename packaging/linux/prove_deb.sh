#!/bin/bash
# Proves a Debian package in a Debian that has never seen Restorer: installs it there, cuts the network, restores a photo
# as a plain user, opens the window, removes the package, and compares every file with what was there before.
#
#   sudo packaging/linux/prove_deb.sh dist/restorer_0.1.0_amd64.deb [--picture FILE] [--base TARBALL]
#
# Needs root, debootstrap and util-linux; for the window on an X server also Xvfb and xdotool. --base names a tarball that
# `debootstrap --make-tarball` wrote, and saves the download. SUITE and MIRROR name another Debian.
set -euo pipefail

package=$(realpath "$1"); shift
picture="" base=""
while [ $# -gt 0 ]; do
  case $1 in
    --picture) picture=$(realpath -m "$2"); shift 2 ;;
    --base) base=$(realpath "$2"); shift 2 ;;
    *) echo "not understood: $1" >&2; exit 2 ;;
  esac
done
suite=${SUITE:-bookworm} mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d -t restorer-chroot-XXXXXX)
root=$work/root server=""

leave() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  for place in tmp/.X11-unix proc dev/pts dev; do umount -l "$root/$place" 2>/dev/null || true; done
  rm -rf --one-file-system "$work"
}
trap leave EXIT

say() { printf '== %s\n' "$*"; }
fail() { printf 'NOT TRUE: %s\n' "$*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
# A plain user, no network (not even a loopback), an empty environment.
anna() {
  unshare --net -- chroot --userspec=anna:anna "$root" /usr/bin/env -i -C /home/anna \
    PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/anna ${DISPLAY_INSIDE:+DISPLAY=$DISPLAY_INSIDE} "$@"
}
# Everything in the file system, but for what apt and dpkg note down about any package and Anna's own files.
# dpkg keeps a log; ldconfig's and apt's caches, the lists, and dpkg's and debconf's backups of their own files are made
# anew at every turn.
survey() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./home -o -path ./tmp -o -path ./var/log \
    -o -path ./var/cache/apt -o -path ./var/lib/apt -o -path ./var/cache/ldconfig -o -path './var/lib/dpkg/*-old' \
    -o -path './var/cache/debconf/*-old' \) -prune \
    -o -type d -printf '%p %y %m\n' -o -type l -printf '%p %y -> %l\n' -o -type f -printf '%p %y %m ' -exec sha256sum -b {} \;) \
    | sed 's/ \*\..*$//' | grep -v -e '^\./etc/ld.so.cache ' | LC_ALL=C sort
}

say "a clean Debian $suite"
debootstrap --variant=minbase ${base:+--unpack-tarball="$base"} "$suite" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 \
  || { tail -20 "$work/debootstrap.log"; exit 1; }
mount -t proc proc "$root/proc"; mount --bind /dev "$root/dev"
inside useradd --create-home --shell /bin/bash anna
inside apt-get update -qq
inside dpkg --verify >/dev/null || true
survey >"$work/before"
echo "   $(wc -l <"$work/before") files and folders"

say "installing $(basename "$package"), $(du -m "$package" | cut -f1) MB"
cp "$package" "$root/tmp/restorer.deb"; chmod 644 "$root/tmp/restorer.deb"
inside apt-get install --yes -qq --no-install-recommends /tmp/restorer.deb >"$work/install.log" 2>&1 \
  || { tail -30 "$work/install.log"; exit 1; }
grep -c '^Setting up' "$work/install.log" | sed 's/$/ packages set up, Restorer among them/;s/^/   /'
inside dpkg --verify restorer || fail "every file of the package is as it was packed"

say "as a plain user with no network"
if anna bash -c 'exec 3<>/dev/tcp/deb.debian.org/80' 2>/dev/null; then fail "the network is cut off"; fi
anna restorer --version
anna restorer doctor
anna restorer demo -o demo --quiet
anna mkdir album
anna cp demo/worn.jpg "album/Tante Rosa, 1932.jpg"
before=$(anna sha256sum "album/Tante Rosa, 1932.jpg")
anna restorer restore album -o restored --preset full --scale 2 --manifest
anna test -s "restored/Tante Rosa, 1932.jpg" || fail "a photo is restored"
[ "$before" = "$(anna sha256sum "album/Tante Rosa, 1932.jpg")" ] || fail "its original is as it was"
anna restorer verify restored
anna restorer licences | wc -l | sed 's/$/ components and their terms/;s/^/   /'

say "the window, without a screen"
# shellcheck disable=SC2016  # it is the shell inside that expands it
DISPLAY_INSIDE="" anna bash -c 'QT_QPA_PLATFORM=offscreen restorer album & window=$!
  for _ in $(seq 300); do
    engine=$(cat /proc/$window/task/$window/children)
    for child in $engine; do grep -q libtorch_cpu /proc/$child/maps 2>/dev/null && break 2; done
    sleep 0.2
  done
  grep -q libtorch_cpu /proc/$child/maps || { echo "the engine did not come up"; exit 1; }
  kill -TERM $window; wait $window' || fail "the window and its engine start and end"

if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
  say "the window on an X server: Ctrl+R restores a photo"
  mkfifo "$work/display"
  Xvfb -displayfd 3 -screen 0 1360x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null & server=$!
  read -r number <"$work/display"
  mkdir "$root/tmp/.X11-unix"; mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  DISPLAY_INSIDE=:$number anna restorer "album/Tante Rosa, 1932.jpg" & window=$!
  export DISPLAY=:$number
  shown=""
  for _ in $(seq 300); do
    shown=$(xdotool search --onlyvisible --name '^Restorer$' 2>/dev/null | head -1) && [ -n "$shown" ] && break
    sleep 0.2
  done
  [ -n "$shown" ] || fail "the window is shown"
  result="$root/home/anna/album/Restored/Tante Rosa, 1932.jpg"
  for _ in $(seq 400); do
    xdotool windowfocus "$shown" key ctrl+r
    sleep 3
    [ -s "$result" ] && break
  done
  [ -s "$result" ] || fail "the window restores a photo"
  sleep 3
  [ -z "$picture" ] || import -window root "$picture"
  xdotool windowfocus "$shown" key ctrl+q
  wait "$window" || fail "the window closes"
  kill "$server"; wait "$server" 2>/dev/null || true; server=""
  umount -l "$root/tmp/.X11-unix"
else
  say "Xvfb or xdotool is not here: the window was not tried on an X server"
fi

say "removing it"
inside apt-get purge --yes -qq restorer >"$work/remove.log" 2>&1 || { tail -20 "$work/remove.log"; exit 1; }
inside apt-get autoremove --purge --yes -qq >>"$work/remove.log" 2>&1
rm -f "$root/tmp/restorer.deb"
survey >"$work/after"
if ! diff "$work/before" "$work/after" >"$work/traces"; then
  cat "$work/traces"
  fail "nothing is left of it"
fi
echo "   $(wc -l <"$work/after") files and folders, the same as before, byte for byte"
echo "   Anna keeps what is hers:"
(cd "$root/home/anna" && find . -mindepth 1 -maxdepth 3 \( -name restored -o -path './.*/*estorer' \) | sed 's/^/     /')
say "It is true."
