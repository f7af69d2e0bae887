/* The last line of hosts counts without its end of line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("hosts", "10.0.0.1 a\n10.0.0.2 b bb");
    say_hostent("b", gethostbyname("b"));
    say_hostent("bb", gethostbyname("bb"));
}
