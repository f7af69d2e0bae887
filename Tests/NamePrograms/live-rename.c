/* A file that takes another's place is read at the next lookup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char text[100];

    say_passwd("alice", getpwnam("alice"));
    for (int i = 0; i < 20; i++) {
        snprintf(text, sizeof text, "alice:x:%d:7::/:/bin/sh\n", 100 + i);
        replace("passwd", text);
        say_passwd("alice", getpwnam("alice"));
    }
    say_passwd("bob", getpwnam("bob"));
}
