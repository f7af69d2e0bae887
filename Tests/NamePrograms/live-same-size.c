/* A content of the same length, written at once, is seen.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char text[100];

    for (int i = 0; i < 50; i++) {
        snprintf(text, sizeof text, "alice:x:%d:7::/:/bin/sh\n", 100 + i);
        put("passwd", text);
        say_passwd("alice", getpwnam("alice"));
    }
}
