/* Bytes that are changed in the middle of the file are seen.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    int file;

    put("passwd", "alice:x:100:7::/:/bin/sh\nbob:x:200:7::/:/bin/sh\n");
    say_passwd("alice", getpwnam("alice"));
    file = open(etc("passwd"), O_WRONLY);
    for (int i = 0; i < 10; i++) {
        const char digit = (char)('0' + i);

        need(pwrite(file, &digit, 1, 10));
        say_passwd("alice", getpwnam("alice"));
        say_passwd("bob", getpwnam("bob"));
    }
    close(file);
}
