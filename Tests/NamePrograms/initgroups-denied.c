/* initgroups() without the privilege is EPERM.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    if (geteuid() == 0)
        need(setresuid(1001, 1001, 1001));
    say("initgroups", initgroups("alice", 1001));
}
