/* What becomes of lines of shadow that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const lines[] = {
    "good0:x:1:2:3:4:5:6:7",
    "short1",
    "short2:",
    "short3:x",
    "short4:x:",
    "short5:x:1",
    "short6:x:1:",
    "short7:x:1:2",
    "short8:x:1:2:",
    "short9:x:1:2:3",
    "short10:x:1:2:3:",
    "short11:x:1:2:3:4",
    "short12:x:1:2:3:4:",
    "short13:x:1:2:3:4:5",
    "short14:x:1:2:3:4:5:",
    "short15:x:1:2:3:4:5:6",
    "short16:x:1:2:3:4:5:6:",
    "extra1:x:1:2:3:4:5:6:7:",
    "extra2:x:1:2:3:4:5:6:7:8",
    "empty1:::::::::",
    "empty2::::::::",
    "empty3:::::::",
    "empty4:x:::::::",
    ":x:1:2:3:4:5:6:7",
    "word1:x:abc:2:3:4:5:6:7",
    "word2:x:1:2:3:4:5:6:abc",
    "word3:x:1 :2:3:4:5:6:7",
    "word4:x: 1:2:3:4:5:6:7",
    "word5:x:-1:-2:-3:-4:-5:-6:-7",
    "word6:x:4294967295:4294967296:3:4:5:6:7",
    "word7:x:2147483648:2:3:4:5:6:4294967295",
    "word8:x:010:2:3:4:5:6:0x10",
    " blank1:x:1:2:3:4:5:6:7",
    "blank2 :x :1:2:3:4:5:6:7 ",
    "#comment1:x:1:2:3:4:5:6:7",
    "+",
    "+:::::::::",
    "+nis:x:1:2:3:4:5:6:7",
    "-nis:x:1:2:3:4:5:6:7",
    "+nis2",
    "last:x:9:9:9:9:9:9:9",
};

int main(void)
{
    const struct spwd *entry;
    char name[100];

    put("shadow", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("shadow", lines[i]);
        add("shadow", "\n");
    }
    while ((entry = getspent()))
        say_shadow("entry", entry);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(lines[i], ":"), lines[i]);
        say_shadow(name, getspnam(name));
    }
}
