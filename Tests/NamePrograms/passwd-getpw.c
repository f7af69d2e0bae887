/* getpw() writes a user's line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
int main(void)
{
    char line[1024] = "";

    say("getpw", getpw(1001, line));
    puts(line);
    say("nobody", getpw(77, line));
    say("NULL", getpw(1001, NULL));
}
