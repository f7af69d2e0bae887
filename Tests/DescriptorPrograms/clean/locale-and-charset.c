/* The locale is set and characters are converted: libc reads files of its own for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <iconv.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    need(nl_langinfo(CODESET) && gettext("hello"));
    const iconv_t converter = iconv_open("UTF-16", "ISO-8859-15");
    if (converter != (iconv_t)-1)
        need(!iconv_close(converter));
    need(iconv_open("NO-SUCH", "UTF-8") == (iconv_t)-1);
    tzset();
    need(localtime(&(time_t){0}) && !close(a_file()));
}
