/* HOSTALIASES is for the name server, not for the files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("aliases", "nick db.example\n");
    setenv("HOSTALIASES", etc("aliases"), 1);
    say_hostent("nick", gethostbyname("nick"));
    say_hostent("db", gethostbyname("db"));
}
