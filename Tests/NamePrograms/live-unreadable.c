/* A file that the user may not read has nobody for her.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    need(chmod(etc("shadow"), 0600));
    if (geteuid() == 0)
        need(setresuid(1001, 1001, 1001));
    claim("alice", getspnam("alice"));
    say_passwd("alice", getpwnam("alice"));
}
