/* With no descriptor to be had, what was read stays known.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    say_passwd("alice", getpwnam("alice"));
    while (open("/dev/null", O_RDONLY) >= 0)
        ;
    say_passwd("bob", getpwnam("bob"));
    closefrom(3);
    say_passwd("carol", getpwnam("carol"));
}
