/* A directory where the file should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    need(unlink(etc("passwd")));
    need(mkdir(etc("passwd"), 0755));
    claim("alice", getpwnam("alice"));
    need(rmdir(etc("passwd")));
    put("passwd", "alice:x:7:7::/:\n");
    say_passwd("alice", getpwnam("alice"));
}
