/* uname(): the name is the one of gethostname().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <sys/utsname.h>

int main(void)
{
    struct utsname machine;
    char name[100];

    say("uname", uname(&machine));
    puts(machine.nodename);
    puts(machine.sysname);
    puts(machine.domainname);
    gethostname(name, sizeof name);
    claim("the same", strcmp(name, machine.nodename) == 0);
}
