import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { findTimes } from '../src/understand/entities/time.ts'
import { words } from './understand/entities/words.ts'
const Z='Asia/Shanghai'
const rows=readFileSync('/work/shared/bench/time-jionlp.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l))
const ms=(s:string|null)=>s===null?undefined:DateTime.fromSQL(s,{zone:Z}).toMillis()
const stat=new Map<string,number[]>(); const miss:string[]=[]
for(const r of rows){
  const key=`${r.kind} ${r.tags.join(',')}${r.interval?' interval':''}`
  const found=findTimes(r.text.normalize('NFKC'),{now:ms(r.ref)!,zone:Z,words,places:[]})
  const s=stat.get(key)??[0,0,0,0]; s[0]!++; stat.set(key,s)
  if(r.kind==='set'||r.kind==='duration'){ if(found.some(f=>f.value.kind==='recurring'))s[1]!++; else miss.push(`${key}|${r.text}|${JSON.stringify(r.raw.time??'').slice(0,80)}|${found.map(f=>f.said)}`); continue}
  const f=found[0]; const from=ms(r.from),to=ms(r.to)
  const start=f?.value.start
  const ok= f!==undefined && (start!==undefined? (from===undefined? false : start>=from && start<(to??Infinity)) : (f.value.end===to))
  const exact = f!==undefined && (start===from) && (f.value.end===to || (f.value.end===undefined&&f.value.precision==='minute'))
  if(ok)s[1]!++; if(exact)s[2]!++; if(f)s[3]!++
  if(!ok)miss.push(`${key}|${r.text}|${r.ref}|${r.from}..${r.to}|${f?f.said+' '+DateTime.fromMillis(f.value.start??0,{zone:Z}).toISO()+' '+DateTime.fromMillis(f.value.end??0,{zone:Z}).toISO():'none'}`)
}
for(const [k,v] of stat)console.log(k,'n',v[0],'startOK',v[1],'exact',v[2],'found',v[3])
if(process.argv[2])console.log(miss.filter(m=>m.startsWith(process.argv[2]!)).join('\n'))
const rec=readFileSync('/work/shared/bench/time-recognizers.jsonl','utf8').trim().split('\n').map(l=>JSON.parse(l))
let n=0,hit=0,spanok=0,none=0,nonefp=0; const m2:string[]=[]
for(const r of rec){const found=findTimes(r.text.normalize('NFKC'),{now:ms(r.ref)!,zone:Z,words,places:[]}); const exp=(r.results??[]).filter((x:any)=>['date','datetime','time','daterange','datetimerange','timerange','set'].includes(x.type))
 if((r.results??[]).length===0){none++; if(found.length)nonefp++; if(found.length)m2.push(`FP ${r.text} | ${found.map(f=>f.said)}`); continue}
 for(const x of exp){n++; const f=found.find(f=>f.from<=x.end&&f.to>x.start); if(!f){m2.push(`MISS ${r.text}|${x.text}|${x.type}`);continue} if(f.said===x.text)spanok++
  if(x.type==='set'){ if(f.value.kind==='recurring')hit++; else m2.push(`SET ${r.text}|${x.text}|${f.said}`);continue}
  const st=f.value.start??f.value.end; const iso=DateTime.fromMillis(st??0,{zone:Z})
  const ok=x.values.some((v:any)=>{const t=v.value??v.start; if(t===undefined)return v.end!==undefined&&iso.toFormat('yyyy-MM-dd HH:mm:ss').startsWith(v.end); if(x.type==='time'||x.type==='timerange')return iso.toFormat('HH:mm:ss')===t; return iso.toFormat('yyyy-MM-dd HH:mm:ss').startsWith(t)})
  if(ok)hit++; else m2.push(`VAL ${r.ref}|${r.text}|${x.text}|${x.type}|${JSON.stringify(x.values[0])}|got ${f.said} ${iso.toFormat('yyyy-MM-dd HH:mm')}`)}}
console.log('recognizers expected',n,'value',hit,'span',spanok,'sentences without',none,'misread',nonefp)
if(process.argv[3])console.log(m2.filter(m=>m.startsWith(process.argv[3]!)).join('\n'))
